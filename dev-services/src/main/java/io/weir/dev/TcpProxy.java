package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Stands between a server on this machine and its clients, and does to their connections what a network can. Faults last
 * until {@link #heal()} and may be combined; they hold for connections that are open and for those to come. All methods
 * may be called by any thread, return at once, and take effect at once.
 */
public final class TcpProxy implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final int target;
    private final WireProtocol protocol;
    private final ServerSocket listener;
    private final ProxyFaults faults = new ProxyFaults();
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

    private TcpProxy(int target, WireProtocol protocol, ServerSocket listener) {
        this.target = target;
        this.protocol = protocol;
        this.listener = listener;
    }

    /** The way that data goes. */
    public enum Direction {
        /** Requests. */
        TO_SERVER,
        /** Answers. */
        TO_CLIENT
    }

    /** Opens a proxy on a free port in front of a port of this machine, where nothing needs to listen yet. */
    public static TcpProxy to(int target, WireProtocol protocol) {
        try {
            ServerSocket listener = new ServerSocket(FreePort.pick(), BACKLOG, InetAddress.getLoopbackAddress());
            TcpProxy proxy = new TcpProxy(target, protocol, listener);
            Thread thread = new Thread(proxy::accept, "proxy-" + listener.getLocalPort());
            thread.setDaemon(true);
            thread.start();
            return proxy;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot open a proxy", broken);
        }
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Resets all connections once and returns how many there were; clients may connect again right away. */
    public int sever() {
        int severed =
                (int) connections.stream().filter(ProxiedConnection::reset).count();
        faults.cut.addAndGet(severed);
        return severed;
    }

    /** Resets all connections, and every new one as soon as it is made. Returns how many there were. */
    public int cut() {
        faults.refuse();
        return sever();
    }

    /**
     * Takes everything and delivers nothing, in both directions. Connections that have lost something are reset by
     * {@link #heal()}; silent ones go on.
     */
    public void blackHole() {
        faults.swallow();
    }

    /**
     * Delivers later. The order stays; everything that comes while a delivery waits goes with the next one, so that an
     * answer comes up to twice this late.
     *
     * @param delay replaces the former one of this direction
     */
    public void delay(Direction direction, Duration delay) {
        faults.delay(direction, delay);
    }

    /**
     * Waits for the next request that matches, on whichever connection, lets it through, waits for the server's answer
     * and resets the connection instead of delivering it. Happens once, unless {@link #heal()} comes first; replaces a
     * request that is still waited for. {@link #injected()} tells whether it has happened.
     *
     * @param request tests the name of a request, for example {@link WireProtocol#commit()}
     */
    public void loseAnswerTo(Predicate<String> request) {
        faults.loseAnswerTo(request);
    }

    /** Loses the answer to the next request that ends a transaction. */
    public void loseAnswerToCommit() {
        loseAnswerTo(protocol.commit());
    }

    /**
     * Holds commits back until {@link #heal()}, on whichever connection. They are delivered then, even if their clients are
     * dead: so does a network in which a packet was under way. Everything else passes.
     *
     * @param first tests the name of a request that comes earlier in the transaction
     * @param count so many
     */
    public void holdBackCommits(Predicate<String> first, int count) {
        faults.holdBack(first, protocol.commit(), count);
    }

    /** Ends all faults. */
    public void heal() {
        faults.heal();
        connections.stream().filter(ProxiedConnection::isBroken).forEach(ProxiedConnection::reset);
    }

    /** What has been done so far. */
    public InjectedFaults injected() {
        return faults.count();
    }

    /** How many connections are open. */
    public int connections() {
        return connections.size();
    }

    /** Ends all connections and listens no more. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot close the proxy of port " + target, broken);
        }
        faults.heal();
        connections.forEach(ProxiedConnection::reset);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException closing) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException("the proxy of port " + target + " is broken", closing);
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (faults.refuses()) {
            ProxiedConnection.reset(client);
            faults.refused.incrementAndGet();
            return;
        }
        Socket server = new Socket();
        try {
            server.connect(Loopback.address(target));
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException nothingThere) {
            server.close();
            ProxiedConnection.reset(client);
            return;
        }
        ProxiedConnection connection = new ProxiedConnection(client, server, protocol.overhear(), faults);
        connections.add(connection);
        connection.open(() -> connections.remove(connection));
        if (faults.refuses() && connection.reset()) {
            faults.refused.incrementAndGet();
        }
    }
}
