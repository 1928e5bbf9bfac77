package io.weir.flink.connector.postgres;

import io.weir.record.FlowRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch at once: appends by COPY, or guarded upserts from a temporary stage of the session. Upserts hold an
 * epoch: an older attempt of the task, frozen and thought dead, would otherwise put older rows over newer ones when it
 * wakes up.
 */
final class DirectWriter implements BatchWriter {
    private final Session session;
    private final SinkTask.Place place;
    private final String sink;
    private @Nullable Target target;
    private Epochs.@Nullable Held held;
    private int stagedOn;

    DirectWriter(Session session, SinkTask.Place place, String sink) {
        this.session = session;
        this.place = place;
        this.sink = sink;
    }

    @Override
    public List<RefusedRecord> write(List<FlowRecord> records) throws SQLException, InterruptedException {
        Target resolved = target;
        if (resolved == null) {
            resolved = begin(records);
            target = resolved;
        }
        Target to = resolved;
        List<RefusedRecord> refused = new ArrayList<>();
        List<Row> rows = BatchWriter.rows(to.mapper(), records, refused);
        if (!rows.isEmpty()) {
            List<Stage.Refused> late = session.transact(attempt -> flush(attempt.connection(), to, rows));
            late.forEach(r ->
                    refused.add(new RefusedRecord(rows.get((int) r.number()).origin(), r.reason())));
        }
        return refused;
    }

    private Target begin(List<FlowRecord> samples) throws SQLException, InterruptedException {
        Target found =
                session.transact(attempt -> Target.resolve(attempt.connection(), place.table(), place.mode(), samples));
        if (place.mode().upsert()) {
            Epochs epochs = Epochs.beside(found.table().name(), sink);
            held = session.transact(attempt -> epochs.hold(attempt.connection(), place.self()));
        }
        return found;
    }

    private List<Stage.Refused> flush(Connection connection, Target to, List<Row> rows) throws SQLException {
        boolean direct = to.key().isEmpty() && to.table().takesCopy();
        Stage stage = direct
                ? Stage.none(to.table().name())
                : Stage.ofSession(to.table().name());
        if (!direct && stagedOn != session.generation()) {
            stage.makeOfSession(connection);
            connection.commit();
            stagedOn = session.generation();
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
        }
        UUID batch = new UUID(0, 0);
        Shapes shapes = new Shapes();
        List<Stage.Staged> staged = new ArrayList<>();
        for (Row row : rows) {
            staged.add(new Stage.Staged(batch, staged.size(), "-", shapes.indexOf(row), "\\N", row));
        }
        List<Stage.Refused> refused = new ArrayList<>(stage.put(connection, staged));
        for (int index : direct ? List.<Integer>of() : shapes.order()) {
            Merge.Shape shape = new Merge.Shape(batch, index, shapes.columns().get(index), rows.size() - 1L);
            Merge.Outcome outcome = to.key().isEmpty()
                    ? Merge.append(connection, stage, shape)
                    : Merge.upsert(connection, stage, shape, to);
            refused.addAll(outcome.refused());
        }
        Epochs.Held epoch = held;
        if (epoch != null) {
            epoch.check(connection);
        }
        return refused;
    }
}
