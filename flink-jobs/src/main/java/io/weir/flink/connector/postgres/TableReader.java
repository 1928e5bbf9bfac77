package io.weir.flink.connector.postgres;

import io.weir.declare.SecretStore;
import io.weir.record.Coordinates;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/** Reads pages of rows in a thread of its own, and hands them out row by row. The cursor moves with the rows handed out. */
final class TableReader implements SourceReader<SourceRecord, Cursor> {
    private final PollPlan plan;
    private final SecretStore secrets;
    private final ExecutorService database = Executors.newSingleThreadExecutor(TableReader::thread);
    private final Deque<Page.Row> rows = new ArrayDeque<>();
    private final CompletableFuture<@Nullable Void> assigned = new CompletableFuture<>();
    private @Nullable CompletableFuture<Page> coming;
    private @Nullable Cursor cursor;
    private volatile @Nullable Session session;
    private @Nullable Relation relation;
    private volatile String origin = "";
    private Duration pause = Duration.ZERO;
    private boolean pollEnded;
    private boolean noSplit;
    private boolean ended;

    TableReader(PollPlan plan, SecretStore secrets) {
        this.plan = plan;
        this.secrets = secrets;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<SourceRecord> output) throws IOException {
        Cursor at = cursor;
        if (at == null) {
            return noSplit ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        Page.Row row = rows.poll();
        if (row != null) {
            SourceRecord record = record(row, at);
            cursor = at.after(row);
            output.collect(record, record.eventTime());
            return InputStatus.MORE_AVAILABLE;
        }
        if (ended) {
            return InputStatus.END_OF_INPUT;
        }
        CompletableFuture<Page> page = coming;
        if (page == null) {
            Cursor from = pollEnded ? at.nextPoll() : at;
            cursor = from;
            pollEnded = false;
            coming = CompletableFuture.supplyAsync(() -> page(from), after(pause));
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (!page.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        coming = null;
        take(page);
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public CompletableFuture<@Nullable Void> isAvailable() {
        if (cursor == null && !noSplit) {
            return assigned;
        }
        CompletableFuture<Page> page = coming;
        return page == null || !rows.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : page.handle((read, failure) -> null);
    }

    @Override
    public void addSplits(List<Cursor> splits) {
        cursor = splits.get(0);
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noSplit = true;
        assigned.complete(null);
    }

    @Override
    public List<Cursor> snapshotState(long checkpoint) {
        return cursor == null ? List.of() : List.of(cursor);
    }

    @Override
    public void close() {
        database.shutdownNow();
        Session open = session;
        if (open != null) {
            open.abort();
            open.close();
        }
    }

    // a poll ends with a page that is not full
    private void take(CompletableFuture<Page> read) throws IOException {
        Page page;
        try {
            page = read.join();
        } catch (CompletionException e) {
            throw new IOException("the table cannot be read", e.getCause());
        }
        rows.addAll(page.rows());
        if (page.full()) {
            pause = Duration.ZERO;
        } else {
            ended = plan.bounded();
            pause = plan.pace().every();
            pollEnded = true;
        }
    }

    private SourceRecord record(Page.Row row, Cursor at) {
        byte @Nullable [] key = row.order() == null ? null : row.order().getBytes(StandardCharsets.UTF_8);
        Coordinates place = new Coordinates(origin, 0, at.rows());
        return new SourceRecord(row.json(), key, List.of(), place, row.time(), Operation.INSERT);
    }

    private Executor after(Duration wait) {
        return wait.isZero()
                ? database
                : CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS, database);
    }

    // runs in the database thread
    private Page page(Cursor from) {
        try {
            Session open = session;
            if (open == null) {
                open = plan.open(secrets);
                session = open;
            }
            Relation known = relation;
            if (known == null) {
                known = describe(open);
                relation = known;
            }
            Relation reading = known;
            return open.transact(attempt -> {
                readOnly(attempt.connection());
                return reading.read(attempt.connection(), from, plan.pace().rows());
            });
        } catch (SQLException | IOException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private Relation describe(Session open) throws SQLException, IOException, InterruptedException {
        PollPlan.Target target = plan.target(secrets);
        origin = target.query().isEmpty() ? target.table().display() : "query";
        if (plan.autoCreate()) {
            open.transact(attempt -> {
                TableMaker.createSource(attempt.connection(), target.table());
                return target;
            });
        }
        Relation known = open.transact(attempt -> {
            readOnly(attempt.connection());
            return Relation.describe(attempt.connection(), target);
        });
        if (!known.ordered() && target.query().isEmpty() && !plan.bounded()) {
            throw new SQLException(
                    "table '" + origin + "' has no column '" + target.order()
                            + "' that tells which rows are new; set orderByColumn",
                    "42703");
        }
        return known;
    }

    private static void readOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION READ ONLY");
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "weir-postgres-reader");
        thread.setDaemon(true);
        return thread;
    }
}
