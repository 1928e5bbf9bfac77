package io.weir.bench.engine;

import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import java.io.Serializable;
import java.util.function.LongFunction;

/**
 * The records of a corpus from memory, over and over.
 *
 * @param <T> what the flow takes
 */
public record MemoryRecords<T>(CorpusCase variant, Wrap<T> wrap) implements TimedRecords.Making<T> {
    @Override
    public LongFunction<T> open() {
        byte[][] corpus = Corpus.of(variant);
        return at -> wrap.record(corpus[(int) (at & (Corpus.SIZE - 1))], at);
    }

    /**
     * Makes of bytes what a flow takes.
     *
     * @param <T> what that is
     */
    @FunctionalInterface
    public interface Wrap<T> extends Serializable {
        /** The record at a position of the stream. */
        T record(byte[] payload, long position);
    }
}
