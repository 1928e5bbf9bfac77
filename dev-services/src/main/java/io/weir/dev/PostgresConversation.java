package io.weir.dev;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL's protocol, without encryption. A request is a statement that is executed, named by its SQL, also where the
 * client refers to a statement that it prepared long ago. Its answer is complete when the server is ready for the next
 * query; requests and answers are matched by counting.
 */
final class PostgresConversation implements Conversation {
    private static final int CANCEL = 80877102;
    private static final int ENCRYPT_TLS = 80877103;
    private static final int ENCRYPT_GSS = 80877104;

    private final List<Request> asked = new ArrayList<>();
    private final List<Long> answered = new ArrayList<>();
    private final Frames client = new Frames(new ClientLayout());
    private final Frames server = new Frames(new ServerLayout());
    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    /** Each wish for encryption is answered by one byte. */
    private final AtomicInteger refusals = new AtomicInteger();

    private boolean started;
    // The answer to the start of the session has number 0.
    private long clientRound = 1;
    private long serverRound;

    @Override
    public List<Request> asked(byte[] bytes, int length) {
        asked.clear();
        client.read(bytes, length);
        return List.copyOf(asked);
    }

    @Override
    public List<Long> answered(byte[] bytes, int length) {
        answered.clear();
        server.read(bytes, length);
        return List.copyOf(answered);
    }

    private void message(char type, ByteBuffer body) {
        switch (type) {
            case 'P' -> statements.put(text(body), text(body));
            case 'B' -> portals.put(text(body), statements.getOrDefault(text(body), ""));
            case 'E' -> asked.add(new Request(portals.getOrDefault(text(body), ""), clientRound));
            case 'Q' -> {
                asked.add(new Request(text(body), clientRound));
                clientRound++;
            }
            case 'S', 'F' -> clientRound++;
            default -> {
                // Says nothing about what is executed.
            }
        }
    }

    /** A string that ends with a zero byte, or with what was kept of the frame. */
    private static String text(ByteBuffer body) {
        ByteBuffer text = body.slice();
        while (body.hasRemaining()) {
            if (body.get() == 0) {
                text.limit(text.capacity() - body.remaining() - 1);
                break;
            }
        }
        return StandardCharsets.UTF_8.decode(text).toString();
    }

    /** A length and a number until the session has started; then a letter, a length and a body. */
    private final class ClientLayout implements Frames.Layout {
        @Override
        public int header() {
            return started ? 5 : 4;
        }

        @Override
        public long size(ByteBuffer header) {
            return started ? 1L + header.getInt(1) : header.getInt();
        }

        @Override
        public void frame(ByteBuffer head) {
            if (started) {
                message((char) head.get(), head.position(5));
                return;
            }
            int code = head.getInt(4);
            if (code == ENCRYPT_TLS || code == ENCRYPT_GSS) {
                refusals.incrementAndGet();
            } else {
                started = code != CANCEL;
            }
        }
    }

    /** Single bytes where the client wished for encryption; else a letter, a length and a body. */
    private final class ServerLayout implements Frames.Layout {
        @Override
        public int header() {
            return refusals.get() > 0 ? 1 : 5;
        }

        @Override
        public long size(ByteBuffer header) {
            return refusals.get() > 0 ? 1 : 1L + header.getInt(1);
        }

        @Override
        public void frame(ByteBuffer head) {
            if (refusals.get() > 0) {
                refusals.decrementAndGet();
            } else if (head.get() == 'Z') {
                answered.add(serverRound);
                serverRound++;
            }
        }
    }
}
