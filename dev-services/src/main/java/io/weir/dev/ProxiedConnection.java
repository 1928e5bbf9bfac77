package io.weir.dev;

import io.weir.dev.Conversation.Request;
import io.weir.dev.TcpProxy.Direction;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/** One client of a {@link TcpProxy}: two threads, each of which carries what one side says to the other. */
final class ProxiedConnection {
    private static final int CHUNK = 1 << 16;
    private static final long NONE = -1;

    private final Socket client;
    private final Socket server;
    private final Conversation conversation;
    private final ProxyFaults faults;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean swallowed = new AtomicBoolean();
    private volatile long lostAnswer = NONE;
    /** A request that may be held back follows; for the thread that carries requests. */
    private boolean opened;

    ProxiedConnection(Socket client, Socket server, Conversation conversation, ProxyFaults faults) {
        this.client = client;
        this.server = server;
        this.conversation = conversation;
        this.faults = faults;
    }

    /** Carries data in both directions until one side closes; calls {@code ended} then. */
    void open(Runnable ended) {
        start(Direction.TO_SERVER, client, server, ended);
        start(Direction.TO_CLIENT, server, client, ended);
    }

    /** True when something that was said on this connection has vanished, so that it makes no sense any more. */
    boolean isBroken() {
        return swallowed.get();
    }

    /**
     * Ends the connection so that both sides notice at once, and loses what is under way.
     *
     * @return false when it had ended before
     */
    boolean reset() {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        reset(client);
        reset(server);
        return true;
    }

    /** Closes a socket with RST instead of FIN. */
    static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException alreadyClosed) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException("cannot reset a connection", alreadyClosed);
            }
        }
    }

    private void start(Direction direction, Socket from, Socket to, Runnable ended) {
        Thread thread = new Thread(
                () -> {
                    carry(direction, from, to);
                    ended.run();
                },
                "proxy-" + client.getPort() + "-" + direction);
        thread.setDaemon(true);
        thread.start();
    }

    private void carry(Direction direction, Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        // Whichever side goes away first takes the other one with it.
        try (from;
                to) {
            InputStream input = from.getInputStream();
            OutputStream output = to.getOutputStream();
            for (int length = input.read(chunk); length >= 0; length = input.read(chunk)) {
                if (passes(direction, chunk, length)) {
                    output.write(chunk, 0, length);
                }
            }
        } catch (IOException ended) {
            // A side is gone, or both were reset; the other thread learns it from its closed socket.
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            closed.set(true);
        }
    }

    private boolean passes(Direction direction, byte[] chunk, int length) throws InterruptedException {
        faults.await(direction);
        if (faults.swallows() || isBroken()) {
            if (swallowed.compareAndSet(false, true)) {
                faults.swallowed.incrementAndGet();
            }
            return false;
        }
        return direction == Direction.TO_SERVER ? passesRequest(chunk, length) : passesAnswer(chunk, length);
    }

    private boolean passesRequest(byte[] chunk, int length) throws InterruptedException {
        for (Request request : conversation.asked(chunk, length)) {
            if (opened && faults.isLate(request.name())) {
                faults.hold();
            }
            opened = faults.opens(request.name()) || (opened && !faults.isLate(request.name()));
            if (faults.losesAnswerTo(request.name())) {
                lostAnswer = request.number();
            }
        }
        return true;
    }

    /** From a request whose answer is to be lost nothing reaches the client, and with the answer the connection ends. */
    private boolean passesAnswer(byte[] chunk, int length) {
        boolean answered = conversation.answered(chunk, length).contains(lostAnswer);
        if (lostAnswer == NONE) {
            return true;
        }
        if (answered && reset()) {
            faults.answersLost.incrementAndGet();
        }
        return false;
    }
}
