package io.weir.bench.engine;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.function.LongFunction;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gives records by their positions in the stream, and reads the stopwatch of a run on the way.
 *
 * @param <T> what the flow takes
 */
public final class TimedRecords<T> implements GeneratorFunction<Long, T> {
    private static final long serialVersionUID = 1L;

    private final String run;
    private final Making<T> making;
    private transient @Nullable LongFunction<T> records;
    private transient @Nullable Rendezvous rendezvous;
    private long first;
    private long last;

    /** @param run the id of a {@link Rendezvous} */
    public TimedRecords(String run, Making<T> making) {
        this.run = run;
        this.making = making;
    }

    @Override
    public void open(SourceReaderContext context) {
        records = making.open();
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
        return requireNonNull(records).apply(at);
    }

    /**
     * Makes records, once it is where they are needed.
     *
     * @param <T> what the flow takes
     */
    @FunctionalInterface
    public interface Making<T> extends Serializable {
        /** Prepares what all records need; gives the record of a position. */
        LongFunction<T> open();
    }
}
