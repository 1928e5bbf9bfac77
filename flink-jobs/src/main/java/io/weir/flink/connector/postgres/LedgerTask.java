package io.weir.flink.connector.postgres;

import io.weir.flink.connector.postgres.BatchWriter.RefusedRecord;
import io.weir.flink.connector.postgres.Ledger.Rejected;
import io.weir.flink.connector.postgres.Ledger.Tally;
import io.weir.flink.connector.postgres.LedgerState.Pending;
import io.weir.flink.connector.postgres.LedgerState.RejectedKey;
import io.weir.flink.connector.postgres.LedgerWriter.Writer;
import io.weir.record.FlowRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stages rows while a checkpoint is under way, and commits them once it is complete.
 *
 * <pre>
 * write ─COPY→ stage ─checkpoint→ pending in the state ─complete→ one transaction: marker, target, rejected, stage empty
 * </pre>
 *
 * <p>Rows that only the target can refuse (unique, foreign key) land in the rejected table in that transaction. They leave
 * as dead letters right after; the table keeps them until the checkpoint behind the dead letters is complete. When the input
 * ends, the last batch is tried and rolled back, so that its dead letters leave before the last checkpoint. What is refused
 * after all, because of another task's rows, stays in the table, counted, and leaves at the next start.
 */
final class LedgerTask implements SinkTask {
    private static final Tally NOTHING = new Tally(0, 0);
    private static final long NOT_YET = Long.MAX_VALUE;

    private final Session session;
    private final Ledger ledger;
    private final TableName name;
    private final WriteMode mode;
    private final String self;
    private final List<LedgerState> restored;
    private final List<Pending> pending = new ArrayList<>();
    private final Deque<Rejected> waiting = new ArrayDeque<>();
    private final Map<RejectedKey, Long> emitted = new LinkedHashMap<>();
    private final RecordText records = new RecordText();
    private List<String> names = List.of();
    private @Nullable LedgerWriter writer;
    private @Nullable LedgerTables tables;

    /** {@code self} is the name that the task stages under if it restores none. */
    LedgerTask(Session session, Ledger ledger, Place place, List<LedgerState> restored) {
        this.session = session;
        this.ledger = ledger;
        this.name = place.table();
        this.mode = place.mode();
        this.self = place.self();
        this.restored = List.copyOf(restored);
    }

    @Override
    public Tally restore() throws SQLException, InterruptedException {
        boolean known = session.transact(
                attempt -> TargetTable.find(attempt.connection(), name).isPresent());
        boolean inferred = mode.autoCreate() && !mode.raw() && !mode.errors();
        return known || !inferred ? begin(List.of()) : NOTHING;
    }

    @Override
    public Written write(List<FlowRecord> incoming) throws SQLException, InterruptedException {
        LedgerWriter open = writer;
        if (open == null) {
            begin(incoming);
            return write(incoming);
        }
        return new Written(open.write(incoming), 0);
    }

    @Override
    public List<RefusedRecord> settle() throws SQLException, InterruptedException {
        LedgerWriter open = writer;
        return open == null ? List.of() : open.settle(pending);
    }

    @Override
    public void cut(long checkpoint) {
        LedgerWriter open = writer;
        if (open != null) {
            open.cut(checkpoint).ifPresent(pending::add);
        }
        emitted.replaceAll((key, since) -> since == NOT_YET ? Long.valueOf(checkpoint) : since);
    }

    @Override
    public List<LedgerState> state() {
        return writer == null ? restored : List.of(new LedgerState(names, pending, List.copyOf(emitted.keySet())));
    }

    @Override
    public Tally complete(long checkpoint) throws SQLException, InterruptedException {
        LedgerTables in = tables;
        if (in == null) {
            return NOTHING;
        }
        List<RejectedKey> safe = emitted.entrySet().stream()
                .filter(e -> e.getValue() <= checkpoint)
                .map(Map.Entry::getKey)
                .toList();
        Ledger.forget(session, in, safe);
        safe.forEach(emitted::remove);
        List<Pending> due =
                pending.stream().filter(b -> b.checkpoint() <= checkpoint).toList();
        Tally tally = due.isEmpty() ? NOTHING : ledger.commit(session, in, due);
        pending.removeAll(due);
        if (tally.rejected() > 0) {
            await(Ledger.waiting(session, in, names));
        }
        return tally;
    }

    @Override
    public List<RefusedRecord> letters() {
        List<RefusedRecord> letters = new ArrayList<>();
        for (Rejected row = waiting.poll(); row != null; row = waiting.poll()) {
            emitted.put(row.key(), NOT_YET);
            letters.add(new RefusedRecord(decode(row), row.reason()));
        }
        return letters;
    }

    @Override
    public void abort() {
        session.abort();
    }

    @Override
    public void close() {
        session.close();
    }

    // pending batches first: what is left under the names afterwards belongs to no checkpoint
    private Tally begin(List<FlowRecord> samples) throws SQLException, InterruptedException {
        Target target = session.transact(attempt -> Target.resolve(attempt.connection(), name, mode, samples));
        LedgerTables in = session.transact(attempt -> {
            LedgerTables found = LedgerTables.of(target.table(), ledger.sink()).withRights(attempt.connection());
            found.create(attempt.connection());
            ledger.prune(attempt.connection(), found);
            return found;
        });
        List<Pending> due = restored.stream().flatMap(s -> s.pending().stream()).toList();
        Tally tally = due.isEmpty() ? NOTHING : ledger.commit(session, in, due);
        Writers writers = new Writers(in);
        Owned owned = session.transact(attempt -> takeOver(attempt.connection(), writers));
        List<RejectedKey> safe =
                restored.stream().flatMap(s -> s.emitted().stream()).toList();
        Ledger.forget(session, in, safe);
        names = owned.names();
        tables = in;
        writer = new LedgerWriter(session, target, writers, owned.self());
        await(Ledger.waiting(session, in, names));
        return tally;
    }

    private Owned takeOver(Connection connection, Writers writers) throws SQLException {
        TableMaker.lock(connection, writers.tables().stage().table().display());
        List<String> all = new ArrayList<>(
                restored.stream().flatMap(s -> s.writers().stream()).toList());
        if (all.isEmpty()) {
            all.add(self);
            if (Writers.isFirstOfFreshStart(self)) {
                all.addAll(writers.abandoned(connection, self));
            }
        }
        Map<String, Long> epochs = new LinkedHashMap<>();
        for (String each : all) {
            epochs.put(each, writers.epochs().takeOver(connection, each));
        }
        for (TableName stage : writers.tables().stages(connection)) {
            tidy(connection, writers, stage, all);
        }
        return new Owned(List.copyOf(epochs.keySet()), new Writer(all.get(0), epochs.getOrDefault(all.get(0), 0L)));
    }

    // other tasks drop the stages of their own batches as they commit them
    private void tidy(Connection connection, Writers writers, TableName stage, List<String> names) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            for (String each : names) {
                writers.clear(connection, stage, each);
            }
            writers.clearOthers(connection, stage, self);
            writers.tables().dropIfDone(connection, stage);
        } catch (SQLException e) {
            if (!Refusal.isTableGone(e)) {
                throw e;
            }
            connection.rollback(before);
        }
        connection.releaseSavepoint(before);
    }

    private void await(List<Rejected> rows) {
        rows.stream()
                .filter(row -> !emitted.containsKey(row.key()))
                .filter(row -> waiting.stream().noneMatch(w -> w.key().equals(row.key())))
                .forEach(waiting::add);
    }

    private io.weir.record.SourceRecord decode(Rejected row) {
        try {
            return records.decode(row.record());
        } catch (IOException e) {
            throw new UncheckedIOException("a row of the rejected table cannot be read", e);
        }
    }

    private record Owned(List<String> names, Writer self) {}
}
