package io.weir.flink.connector.postgres;

import io.weir.flink.connector.postgres.LedgerState.Pending;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Stages rows of one task, one batch per checkpoint. Behind a large batch, the next one gets a stage of its own: it needs no
 * index and is dropped with its rows. For a small batch, making a table would cost more than its rows.
 */
final class LedgerWriter implements BatchWriter {
    private static final long LARGE = 10_000;

    private final Session session;
    private final Target target;
    private final Writers writers;
    private final Writer self;
    private final RecordText records = new RecordText();
    private Batch batch;

    LedgerWriter(Session session, Target target, Writers writers, Writer self) {
        this.session = session;
        this.target = target;
        this.writers = writers;
        this.self = self;
        this.batch = new Batch(UUID.randomUUID(), writers.tables().stage());
    }

    @Override
    public List<RefusedRecord> write(List<FlowRecord> incoming) throws SQLException, InterruptedException {
        List<RefusedRecord> refused = new ArrayList<>();
        List<Row> rows = BatchWriter.rows(target.mapper(), incoming, refused);
        if (rows.isEmpty()) {
            return refused;
        }
        Stage stage = batch.stage;
        long first = batch.next;
        List<Stage.Staged> staged = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String record = stage.keepsRecords() ? "\\" + CopyText.hex(records.encode(row.origin())) : "\\N";
            int shape = batch.shapes.indexOf(row);
            staged.add(new Stage.Staged(batch.id, batch.next++, self.name(), shape, record, row));
        }
        List<Stage.Refused> late = session.transact(attempt -> {
            // an empty table may be taken for a leftover; it is there for good once a row is
            if (stage.isOfBatch() && batch.count == 0) {
                stage.makeOfBatch(attempt.connection(), batch.id, self.name());
            }
            if (attempt.repeated()) {
                unstage(attempt.connection(), stage, first);
            }
            List<Stage.Refused> bad = stage.put(attempt.connection(), staged);
            writers.epochs().check(attempt.connection(), self.name(), self.epoch());
            return bad;
        });
        batch.count += rows.size() - late.size();
        late.forEach(r -> refused.add(
                new RefusedRecord(rows.get((int) (r.number() - first)).origin(), r.reason())));
        return refused;
    }

    /** Takes back the rows that the target would refuse after these batches; tries them, and rolls that back. */
    List<RefusedRecord> settle(List<Pending> before) throws SQLException, InterruptedException {
        Stage stage = batch.stage;
        if (batch.count == 0 || !stage.keepsRecords()) {
            return List.of();
        }
        List<RefusedRecord> refused = session.transact(attempt -> {
            Connection connection = attempt.connection();
            List<RefusedRecord> found = new ArrayList<>();
            List<Stage.Refused> late = rehearse(connection, before);
            if (!late.isEmpty()) {
                stage.index(connection);
            }
            for (Stage.Refused row : late) {
                found.add(new RefusedRecord(take(connection, stage, row.number()), row.reason()));
            }
            return found;
        });
        batch.count -= refused.size();
        return refused;
    }

    private List<Stage.Refused> rehearse(Connection connection, List<Pending> before) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
        Savepoint start = connection.setSavepoint();
        for (Pending earlier : before) {
            append(connection, earlier);
        }
        List<Stage.Refused> refused = append(connection, batch.pending(Long.MAX_VALUE));
        connection.rollback(start);
        return refused;
    }

    private static List<Stage.Refused> append(Connection connection, Pending rows) throws SQLException {
        List<Stage.Refused> refused = new ArrayList<>();
        for (int i = 0; i < rows.shapes().size(); i++) {
            Merge.Shape shape = new Merge.Shape(rows.id(), i, rows.shapes().get(i), rows.last());
            refused.addAll(Merge.append(connection, rows.stage(), shape).refused());
        }
        return refused;
    }

    private SourceRecord take(Connection connection, Stage stage, long number) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + stage.table().sql() + " WHERE "
                        + Sql.name(Stage.BATCH) + " = ?::uuid AND " + Sql.name(Stage.ROW) + " = ? RETURNING "
                        + Sql.name(Stage.RECORD))) {
            statement.setString(1, batch.id.toString());
            statement.setLong(2, number);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException(
                            "a staged row vanished from " + stage.table().display());
                }
                return records.decode(row.getBytes(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a staged record cannot be read", e);
        }
    }

    /** Ends the batch at a checkpoint; empty when nothing was staged. */
    Optional<Pending> cut(long checkpoint) {
        Batch done = batch;
        UUID id = UUID.randomUUID();
        Stage shared = writers.tables().stage();
        boolean own = done.count >= LARGE && writers.tables().mayCreate();
        batch = new Batch(id, own ? shared.ofBatch(id, self.name()) : shared);
        return done.count == 0 ? Optional.empty() : Optional.of(done.pending(checkpoint));
    }

    // the answer to an earlier commit was lost: these rows may be there already
    private void unstage(Connection connection, Stage stage, long first) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + stage.table().sql() + " WHERE " + Sql.name(Stage.BATCH)
                        + " = ?::uuid AND " + Sql.name(Stage.ROW) + " >= ?")) {
            statement.setString(1, batch.id.toString());
            statement.setLong(2, first);
            statement.executeUpdate();
        }
    }

    private static final class Batch {
        private final UUID id;
        private final Stage stage;
        private final Shapes shapes = new Shapes();
        private long next;
        private long count;

        Batch(UUID id, Stage stage) {
            this.id = id;
            this.stage = stage;
        }

        Pending pending(long checkpoint) {
            return new Pending(id, checkpoint, count, next - 1, stage, shapes.columns());
        }
    }

    /** A name under which rows are staged, with the epoch that this task holds. */
    record Writer(String name, long epoch) {}
}
