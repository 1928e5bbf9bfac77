package io.weir.flink.keys;

import io.weir.record.Fingerprint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * The keys that one task remembers: fingerprints with numbers, each number until an event time. They are on the heap in
 * tables of one {@link Span} and one key group each, about 20 bytes per fingerprint, and go as a whole when all their numbers
 * are forgotten. What is still there of a number whose time has passed is never given.
 *
 * <p>Calls are about the key that was {@link #select selected} last. Used by the task's thread only.
 */
public final class FingerprintTables {
    private static final String STATE = "fingerprints";
    private static final Row[] NONE = {};

    private final KeyGroups groups;
    private final Keeping keeping;
    private final Row[][] rows;
    private final long[] numbers;
    private long nextForgetting = Long.MAX_VALUE;
    private int group;
    private long high;
    private long low;
    private long now = Long.MIN_VALUE;

    private FingerprintTables(KeyGroups groups, Keeping keeping) {
        this.groups = groups;
        this.keeping = keeping;
        this.rows = new Row[groups.size()][];
        this.numbers = new long[groups.size()];
        Arrays.fill(rows, NONE);
    }

    /**
     * The tables of a task, as the state has them.
     *
     * @param range the key groups of the task
     * @param all the number of key groups of all tasks, the maximal parallelism
     */
    public static FingerprintTables open(KeyedStateBackend<Fingerprint> backend, KeyGroupRange range, int all)
            throws Exception {
        ListState<KeyTable> state = backend.getPartitionedState(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                new ListStateDescriptor<>(STATE, new KeyTableSerializer()));
        KeyGroups groups = new KeyGroups(range, all);
        Keeping keeping = backend instanceof HeapKeyedStateBackend<?>
                ? new SharedTables(backend, state, groups)
                : new Segments(backend, state, groups);
        FingerprintTables tables = new FingerprintTables(groups, keeping);
        List<Fingerprint> stored =
                backend.getKeys(STATE, VoidNamespace.INSTANCE).toList();
        for (Fingerprint key : stored) {
            backend.setCurrentKey(key);
            List<KeyTable> segments = new ArrayList<>();
            state.get().forEach(segments::add);
            tables.restore(key, segments);
        }
        return tables;
    }

    /** Turns to a key, at an event time that never goes back. */
    public void select(Fingerprint key, long time) {
        group = groups.of(key);
        high = key.high();
        low = key.low();
        now = time;
    }

    /** Whether the key has a number between these two, both included, that is not forgotten. */
    public boolean holds(long first, long last) {
        for (Row row : rows[group]) {
            long from = Math.max(first, Span.oldest(row.keep(), now));
            if (from <= last && row.holds(high, low, from, last)) {
                return true;
            }
        }
        return false;
    }

    /** Gives the key a number, until event time {@code forgetAt}. */
    public void add(long number, long forgetAt) {
        if (forgetAt <= now) {
            return;
        }
        try {
            put(number, forgetAt);
        } catch (Exception e) {
            throw new FlinkRuntimeException("a key cannot be remembered", e);
        }
    }

    private void put(long number, long forgetAt) throws Exception {
        Span span = Span.of(number, forgetAt);
        Row row = row(group, span.keep());
        Shelf shelf = row.find(number);
        if (shelf == null) {
            shelf = new Shelf(numbers[group]++, new KeyTable(span));
            place(group, shelf);
            keeping.begin(shelf, group);
        }
        keeping.beforeChange(shelf, group);
        if (shelf.table().add(high, low, number)) {
            keeping.added(shelf, high, low, number);
        }
    }

    /** Event time has come this far: drops tables all of whose numbers are forgotten. */
    public void forget(long time) throws Exception {
        now = time;
        if (time < nextForgetting) {
            return;
        }
        nextForgetting = Long.MAX_VALUE;
        for (int each = 0; each < rows.length; each++) {
            for (Row row : rows[each]) {
                for (Shelf gone : row.forget(time)) {
                    keeping.end(gone, each);
                }
                for (Shelf shelf : row.shelves()) {
                    settle(shelf, each, time);
                    expect(shelf);
                }
            }
        }
    }

    /** Puts into the state what the next checkpoint still lacks. */
    public void save() throws Exception {
        keeping.checkpoint();
        for (int each = 0; each < rows.length; each++) {
            for (Row row : rows[each]) {
                for (Shelf shelf : row.shelves()) {
                    keeping.save(shelf, each);
                }
            }
        }
    }

    /** How many numbers the tables have, those included that are forgotten and whose table is still needed. */
    public long size() {
        return all().stream().mapToLong(shelf -> shelf.table().size()).sum();
    }

    /** How much memory the tables take. */
    public long bytes() {
        return all().stream().mapToLong(shelf -> shelf.table().bytes()).sum();
    }

    private List<Shelf> all() {
        return Arrays.stream(rows)
                .flatMap(Arrays::stream)
                .flatMap(row -> row.shelves().stream())
                .toList();
    }

    private void restore(Fingerprint key, List<KeyTable> segments) throws Exception {
        KeyTable table = segments.get(0);
        if (segments.size() > 1) {
            table = new KeyTable(
                    table.span(), segments.stream().mapToInt(KeyTable::size).sum());
            segments.forEach(table::addAll);
        }
        int of = groups.of(key);
        Shelf shelf = new Shelf(key.high(), table);
        numbers[of] = Math.max(numbers[of], key.high() + 1);
        place(of, shelf);
        keeping.begin(shelf, of);
    }

    // what comes to a span that event time has passed is late, or nearly
    private void settle(Shelf shelf, int of, long time) throws Exception {
        if (!shelf.settled() && shelf.table().span().passedAt() <= time) {
            keeping.beforeChange(shelf, of);
            shelf.settle();
        }
    }

    private void place(int of, Shelf shelf) {
        row(of, shelf.table().span().keep()).add(shelf);
        expect(shelf);
    }

    private void expect(Shelf shelf) {
        Span span = shelf.table().span();
        nextForgetting = Math.min(nextForgetting, shelf.settled() ? span.forgottenAt() : span.passedAt());
    }

    private Row row(int of, long keep) {
        for (Row row : rows[of]) {
            if (row.keep() == keep) {
                return row;
            }
        }
        Row[] more = Arrays.copyOf(rows[of], rows[of].length + 1);
        more[more.length - 1] = new Row(keep);
        rows[of] = more;
        return more[more.length - 1];
    }
}
