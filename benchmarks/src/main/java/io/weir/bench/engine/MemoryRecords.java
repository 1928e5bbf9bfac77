package io.weir.bench.engine;

import static java.util.Objects.requireNonNull;

import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives the records of a corpus from memory, over and over, and reads the stopwatch on the way.
 *
 * @param <T> what the flow takes
 */
public final class MemoryRecords<T> implements GeneratorFunction<Long, T> {
    private static final long serialVersionUID = 1L;

    private final String run;
    private final CorpusCase variant;
    private final Wrap<T> wrap;
    private transient byte @Nullable [][] corpus;
    private transient @Nullable Rendezvous rendezvous;
    private long first;
    private long last;

    /** @param run the id of a {@link Rendezvous} */
    public MemoryRecords(String run, CorpusCase variant, Wrap<T> wrap) {
        this.run = run;
        this.variant = variant;
        this.wrap = wrap;
    }

    @Override
    public void open(SourceReaderContext context) {
        corpus = Corpus.of(variant);
        rendezvous = Rendezvous.at(run);
        first = rendezvous.first();
        last = rendezvous.records() - 1;
    }

    @Override
    public T map(Long position) {
        long at = position;
        if (at == first) {
            requireNonNull(rendezvous).begin();
        } else if (at == last) {
            requireNonNull(rendezvous).end();
        }
        return wrap.record(requireNonNull(corpus)[(int) (at & (Corpus.SIZE - 1))], at);
    }

    /**
     * Makes of bytes what a flow takes.
     *
     * @param <T> what that is
     */
    @FunctionalInterface
    public interface Wrap<T> extends java.io.Serializable {
        /** The record at a position of the stream. */
        T record(byte[] payload, long position);
    }
}
