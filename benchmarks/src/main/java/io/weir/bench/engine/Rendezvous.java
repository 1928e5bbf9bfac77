package io.weir.bench.engine;

import static java.util.Objects.requireNonNull;

import io.weir.bench.harness.Sample;
import io.weir.bench.harness.Stopwatch;
import io.weir.bench.harness.Stopwatch.Reading;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Where the tasks of an embedded Flink meet the program that started them: both are in this process. The stopwatch is read
 * when a tenth of the records has gone, and at the last one, so that neither the start nor the end of a job is measured.
 */
public final class Rendezvous implements AutoCloseable {
    // Flink serializes functions, so tasks can find what they share only by a name
    private static final Map<String, Rendezvous> OPEN = new ConcurrentHashMap<>();
    private static final int WARM_UP_PART = 10;

    private final String id = UUID.randomUUID().toString();
    private final long records;
    private final Optional<Captured> captured;
    private final Stopwatch watch = new Stopwatch();
    private final AtomicReference<Reading> begun = new AtomicReference<>(new Reading(0, 0));
    private final AtomicReference<Reading> ended = new AtomicReference<>(new Reading(0, 0));

    private Rendezvous(long records, Optional<Captured> captured) {
        this.records = records;
        this.captured = captured;
    }

    /** For a run of so many records whose output is thrown away. */
    public static Rendezvous timed(long records) {
        return open(new Rendezvous(records, Optional.empty()));
    }

    /** For a run of so many records whose output is kept. */
    public static Rendezvous capturing(long records) {
        return open(new Rendezvous(
                records, Optional.of(new Captured(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>()))));
    }

    private static Rendezvous open(Rendezvous opened) {
        OPEN.put(opened.id, opened);
        return opened;
    }

    /** The one that a task was told of. */
    public static Rendezvous at(String id) {
        Rendezvous open = OPEN.get(id);
        if (open == null) {
            throw new IllegalStateException("no run is called " + id + " in this process");
        }
        return open;
    }

    /** What tasks are told. */
    public String id() {
        return id;
    }

    /** How many records the source gives. */
    public long records() {
        return records;
    }

    /** The position at which measuring begins. */
    public long first() {
        return records / WARM_UP_PART;
    }

    /** Reads the stopwatch at the first record that is measured. */
    public void begin() {
        begun.set(watch.read());
    }

    /** Reads the stopwatch at the last record. */
    public void end() {
        ended.set(watch.read());
    }

    /** What a record cost. */
    public Sample sample() {
        return Sample.of(requireNonNull(ended.get()).since(requireNonNull(begun.get())), records - 1 - first());
    }

    /** Takes what comes out; empty when it is thrown away. */
    public Optional<Captured> captured() {
        return captured;
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }

    /** What came out, in order: records and dead letters. */
    public record Captured(Queue<byte[]> records, Queue<byte[]> deadLetters) {}
}
