package io.weir.dev;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.protocol.ApiKeys;

/** Kafka's protocol: frames of a length and a body; the client numbers its requests, the answers repeat the numbers. */
final class KafkaConversation implements Conversation {
    private final List<Request> asked = new ArrayList<>();
    private final List<Long> answered = new ArrayList<>();
    private final Frames client = new Frames(new Sized(this::request));
    private final Frames server = new Frames(new Sized(body -> answered.add((long) body.getInt())));

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

    private void request(ByteBuffer body) {
        int key = body.getShort();
        body.getShort(); // the version
        asked.add(new Request(ApiKeys.hasId(key) ? ApiKeys.forId(key).name() : "API_" + key, body.getInt()));
    }

    /** Four bytes say how many follow. */
    private record Sized(Consumer<ByteBuffer> body) implements Frames.Layout {
        @Override
        public int header() {
            return Integer.BYTES;
        }

        @Override
        public long size(ByteBuffer header) {
            return Integer.BYTES + (long) header.getInt();
        }

        @Override
        public void frame(ByteBuffer head) {
            body.accept(head.position(Integer.BYTES));
        }
    }
}
