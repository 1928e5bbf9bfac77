package io.weir.flink.connector.postgres;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.SinkPromise;
import io.weir.component.Visibility;
import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.Range;
import io.weir.declare.Sensitive;
import io.weir.declare.Setting;
import io.weir.flink.FlinkSink;
import io.weir.flink.LetterStore;
import io.weir.flink.SinkContext;
import io.weir.flink.TaskSecrets;
import io.weir.option.DurationText;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Writes records as rows of a PostgreSQL table: appended once per checkpoint by a ledger, or upserted by key. */
public final class PostgresSink implements FlinkSink<PostgresSink.Options> {
    private static final long serialVersionUID = 1L;
    private static final String FLUSH_INTERVAL = "flushInterval";
    private static final SinkPromise.Mark MARKERS =
            new SinkPromise.Mark("rows of weir_ledger", Ledger.KEPT, "then the sink deletes them");

    /** What a spec says about a PostgreSQL sink. */
    @Doc("PostgreSQL table to write.")
    public record Options(
            @Doc(
                    "Database, postgres://user:password@host:port/database; of its parameters sslmode, connect_timeout and application_name are known.")
            @Sensitive
            Setting connectionString,

            @Doc(
                    "Table to write, 'table' or 'schema.table'; upper and lower case matter. A jsonb column 'data' takes whole records, otherwise each field has its column.")
            Setting table,

            @Doc("Most records that are sent to the database at once; 0 leaves it to the flush interval.")
            @Default("1000")
            @Range(min = 0, max = 100_000)
            int batchSize,

            @Doc("Longest time in seconds that records wait for their batch to fill; 0 waits for the checkpoint.")
            @Default("10")
            @Range(min = 0, max = 86_400)
            int batchFlushIntervalSeconds,

            @Doc("The same time as a duration, such as 200ms; wins over batchFlushIntervalSeconds.")
            Optional<Duration> flushInterval,

            @Doc("Create the table if there is none: columns as in the first records, numbers as numeric.")
            @Default("false")
            boolean autoCreateTable,

            @Doc("Write whole records to column 'data' and where they came from to column '_metadata', both jsonb.")
            @Default("false")
            boolean rawMode,

            @Doc(
                    "Replace the row with the same key. Columns '_weir_origin text' and '_weir_position bigint', if there, keep older records from replacing newer ones.")
            @Default("false")
            boolean upsertMode,

            @Doc("Key columns of upsertMode, separated by commas; without it, the primary key. Needs a unique index.")
            Optional<String> conflictKey,

            @Doc("Which record replaces a row with its key.") @Default("always")
            UpsertStrategy upsertStrategy,

            @Doc("With upsertStrategy 'ifNewer': the column whose larger value is newer.")
            Optional<String> upsertVersionColumn,

            @Doc("Column that a deletion sets to the current time; needs upsertMode.")
            Optional<String> softDeleteColumn,

            @Doc("With rawMode: one column per metadata field instead of '_metadata'.") @Default("false")
            boolean flattenMetadataColumns,

            @Doc("With flattenMetadataColumns: what the columns' names start with.")
            Optional<String> flattenMetadataColumnsPrefix)
            implements Checked {
        @Override
        public void check(Complaints complaints) {
            Settings.checkConnection(connectionString, complaints);
            Settings.checkTable(table, complaints);
            checkUpsert(complaints);
            if (flattenMetadataColumns) {
                complaints.notYet(
                        "flattenMetadataColumns",
                        "option 'flattenMetadataColumns' is known, but this version cannot use it yet",
                        "leave it out: '_metadata' has the same fields");
            }
            if (flattenMetadataColumnsPrefix.isPresent() && !flattenMetadataColumns) {
                complaints.warning(
                        "flattenMetadataColumnsPrefix",
                        "has no effect without 'flattenMetadataColumns'",
                        "leave it out");
            }
        }

        private void checkUpsert(Complaints complaints) {
            if (upsertStrategy == UpsertStrategy.IF_NEWER && upsertVersionColumn.isEmpty()) {
                complaints.error(
                        "upsertStrategy", "'ifNewer' without a version to compare", "add 'upsertVersionColumn'");
            }
            if (upsertStrategy == UpsertStrategy.ALWAYS && upsertVersionColumn.isPresent()) {
                complaints.error(
                        "upsertVersionColumn",
                        "has no effect unless 'upsertStrategy' is 'ifNewer'",
                        "set upsertStrategy: ifNewer");
            }
            if (conflictKey.isPresent() && keyColumns().stream().anyMatch(String::isEmpty)) {
                complaints.error("conflictKey", "names no column", "write column names separated by commas");
            }
            if (!upsertMode) {
                conflictKey.ifPresent(k -> needsUpsert("conflictKey", complaints));
                softDeleteColumn.ifPresent(c -> needsUpsert("softDeleteColumn", complaints));
                upsertVersionColumn.ifPresent(c -> needsUpsert("upsertVersionColumn", complaints));
            }
        }

        /** Zero waits for the checkpoint. */
        Duration flushEvery() {
            return flushInterval.orElse(Duration.ofSeconds(batchFlushIntervalSeconds));
        }

        private static void needsUpsert(String option, Complaints complaints) {
            complaints.warning(option, "has no effect without 'upsertMode'", "set upsertMode: true");
        }

        private List<String> keyColumns() {
            return conflictKey.stream()
                    .flatMap(text -> Arrays.stream(text.split(",", -1)))
                    .map(String::strip)
                    .toList();
        }

        WriteMode mode(boolean errors) {
            boolean versioned = upsertMode && upsertStrategy == UpsertStrategy.IF_NEWER;
            return new WriteMode(
                    rawMode,
                    upsertMode,
                    upsertMode ? keyColumns() : List.of(),
                    versioned ? upsertVersionColumn.orElse("") : "",
                    upsertMode ? softDeleteColumn.orElse("") : "",
                    autoCreateTable,
                    errors);
        }
    }

    /** Which record replaces a row with its key. */
    public enum UpsertStrategy {
        @Doc("The later one of the source.")
        ALWAYS,
        @Doc("The one with the larger value in 'upsertVersionColumn'.")
        IF_NEWER
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String summary() {
        return "Writes records as rows of a PostgreSQL table, appended once per checkpoint or upserted by key.";
    }

    @Override
    public Optional<Map<String, String>> stateIdentity(Options options, Delivery delivery) {
        boolean ledger = delivery.guarantee() == Guarantee.EXACTLY_ONCE && !options.upsertMode();
        return ledger
                ? Optional.of(Map.of(
                        "database",
                        Settings.address(options.connectionString()),
                        "table",
                        options.table().display()))
                : Optional.empty();
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public String target(Options options) {
        return "table " + options.table().display();
    }

    @Override
    public SinkPromise promise(Options options, Delivery delivery) {
        if (options.upsertMode()) {
            return new SinkPromise(delivery.guarantee(), upsertReason(options), atFlush(options, delivery));
        }
        return switch (delivery.guarantee()) {
            case EXACTLY_ONCE ->
                new SinkPromise(
                                Guarantee.EXACTLY_ONCE,
                                "ledger commit: rows and their marker in one local transaction per checkpoint",
                                new Visibility.AtCheckpoint())
                        .with(MARKERS);
            case AT_LEAST_ONCE ->
                new SinkPromise(
                        Guarantee.AT_LEAST_ONCE, "every checkpoint waits for its batches", atFlush(options, delivery));
            case AT_MOST_ONCE ->
                new SinkPromise(Guarantee.AT_MOST_ONCE, "no batch is sent twice", atFlush(options, delivery));
        };
    }

    private static Visibility atFlush(Options options, Delivery delivery) {
        if (options.batchSize() == 1) {
            return Visibility.AtFlush.AT_ONCE;
        }
        if (!options.flushEvery().isZero()) {
            return new Visibility.AtFlush(options.flushEvery(), FLUSH_INTERVAL);
        }
        return delivery.checkpoints()
                ? new Visibility.AtFlush(delivery.interval(), FLUSH_INTERVAL)
                : new Visibility.Sometime("when their batch is full");
    }

    @Override
    public String sooner(Options options, Duration flush) {
        return "set 'upsertMode: true' and 'flushInterval: " + DurationText.of(flush) + "' if the rows have a key";
    }

    private static String upsertReason(Options options) {
        if (options.upsertStrategy() == UpsertStrategy.IF_NEWER) {
            return "guarded upsert: only a newer '"
                    + options.upsertVersionColumn().orElse("") + "' replaces a row";
        }
        return "guarded upsert: with columns '" + TargetTable.ORIGIN + "' and '" + TargetTable.POSITION
                + "' a replayed record replaces no newer one; without them rows may show older values while records are"
                + " replayed after a failure";
    }

    @Override
    public boolean relaysLetters() {
        return true;
    }

    @Override
    public Optional<DataStream<DeadLetter>> attach(
            DataStream<FlowRecord> records, Options options, SinkContext context) {
        return AttachedTable.to(records, options, context);
    }

    @Override
    public Optional<LetterStore> letters(Options options, TaskSecrets secrets) {
        return Optional.of(new TableLetters(options.connectionString(), options.table(), secrets));
    }
}
