package io.weir.bench.engine;

import java.util.Optional;
import java.util.Queue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink that throws bytes away, or keeps them for a run whose output is compared. */
public final class EndOfFlow implements Sink<byte[]> {
    private static final long serialVersionUID = 1L;

    private final String run;
    private final boolean deadLetters;

    private EndOfFlow(String run, boolean deadLetters) {
        this.run = run;
        this.deadLetters = deadLetters;
    }

    /** For what the flow gives. */
    public static EndOfFlow records(String run) {
        return new EndOfFlow(run, false);
    }

    /** For what the flow refuses. */
    public static EndOfFlow deadLetters(String run) {
        return new EndOfFlow(run, true);
    }

    @Override
    public SinkWriter<byte[]> createWriter(WriterInitContext context) {
        Optional<Queue<byte[]>> kept = Rendezvous.at(run)
                .captured()
                .map(captured -> deadLetters ? captured.deadLetters() : captured.records());
        return kept.<SinkWriter<byte[]>>map(Keeping::new).orElseGet(ThrowingAway::new);
    }

    private record Keeping(Queue<byte[]> kept) implements SinkWriter<byte[]> {
        @Override
        public void write(byte[] element, Context context) {
            kept.add(element);
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }

    private static final class ThrowingAway implements SinkWriter<byte[]> {
        private long bytes;

        @Override
        public void write(byte[] element, Context context) {
            bytes += element.length;
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {
            if (bytes < 0) {
                throw new IllegalStateException("more bytes than can be counted");
            }
        }
    }
}
