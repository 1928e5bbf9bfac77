package io.weir.flink.connector.postgres;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.Range;
import io.weir.declare.Sensitive;
import io.weir.declare.Setting;
import io.weir.flink.FlinkSource;
import io.weir.flink.SourceContext;
import io.weir.record.SourceRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Polls a PostgreSQL table or query for new and changed rows. A row that is committed late, with a change time before rows
 * that were read already, is not seen: let the change column be set by the database, and keep transactions short.
 */
public final class PostgresSource implements FlinkSource<PostgresSource.Options> {
    private static final long serialVersionUID = 1L;
    private static final int ROWS_PER_PAGE = 5_000;
    private static final Pattern QUERY = Pattern.compile("(?is)\\s*(select|with|values|table)\\b[^;]*");

    /** What a spec says about a PostgreSQL source. */
    @Doc("PostgreSQL table or query to poll.")
    public record Options(
            @Doc(
                    "Database, postgres://user:password@host:port/database; of its parameters sslmode, connect_timeout and application_name are known.")
            @Sensitive
            Setting connectionString,

            @Doc("Table to read, 'table' or 'schema.table'; upper and lower case matter.")
            Optional<Setting> table,

            @Doc(
                    "Query to read instead of the table, which may still be named beside it; it runs in a read-only transaction. Without changeTrackingColumn or orderByColumn each poll gives the whole result again.")
            Optional<String> query,

            @Doc("Seconds between polls.") @Default("5") @Range(min = 1, max = 86_400)
            int pollInterval,

            @Doc("Most rows that are read at once; 0 for a number that suits.")
            @Default("0")
            @Range(min = 0, max = 100_000)
            int readBatchSize,

            @Doc(
                    "Column that grows with each change of a row; without it, 'updated_at' of a table that has it. Rows that are committed later than rows with a larger value are not seen.")
            Optional<String> changeTrackingColumn,

            @Doc("Unique column that orders rows with the same change value; without it, 'id'.")
            Optional<String> orderByColumn,

            @Doc("Create the table if there is none: id, created_at, updated_at.") @Default("false")
            boolean autoCreateTable)
            implements Checked {
        @Override
        public void check(Complaints complaints) {
            Settings.checkConnection(connectionString, complaints);
            table.ifPresent(name -> Settings.checkTable(name, complaints));
            if (table.isEmpty() && query.isEmpty()) {
                complaints.error("", "neither 'table' nor 'query' is given", "give one of them");
            }
            query.ifPresent(text -> checkQuery(text, complaints));
        }

        private void checkQuery(String text, Complaints complaints) {
            if (!QUERY.matcher(trimmed(text)).matches()) {
                complaints.error("query", "is not one SELECT statement", "write SELECT …, without ';'");
            }
            if (autoCreateTable && table.isEmpty()) {
                complaints.error("autoCreateTable", "needs a 'table'", "leave it out");
            }
            if (changeTrackingColumn.isEmpty() && orderByColumn.isEmpty()) {
                complaints.warning(
                        "query",
                        "each poll gives the whole result again",
                        "set orderByColumn, or changeTrackingColumn and orderByColumn");
            }
        }

        private static String trimmed(String text) {
            String stripped = text.strip();
            return stripped.endsWith(";") ? stripped.substring(0, stripped.length() - 1) : stripped;
        }

        PollPlan plan(boolean bounded) {
            boolean tracked = query.isEmpty() || changeTrackingColumn.isPresent();
            boolean ordered = query.isEmpty() || changeTrackingColumn.isPresent() || orderByColumn.isPresent();
            return new PollPlan(
                    connectionString,
                    table.orElse(Setting.literal("query")),
                    query.map(Options::trimmed).orElse(""),
                    new PollPlan.Named(
                            tracked ? changeTrackingColumn.orElse("updated_at") : "", changeTrackingColumn.isPresent()),
                    new PollPlan.Named(ordered ? orderByColumn.orElse("id") : "", orderByColumn.isPresent()),
                    new PollPlan.Pace(
                            Duration.ofSeconds(pollInterval), readBatchSize == 0 ? ROWS_PER_PAGE : readBatchSize),
                    autoCreateTable,
                    bounded);
        }
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String summary() {
        return "Polls a PostgreSQL table or query for new and changed rows.";
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        PollPlan plan = options.plan(false);
        return Map.of(
                "database",
                Settings.address(options.connectionString()),
                "reads",
                plan.query().isEmpty() ? "table " + plan.table().display() : plan.query(),
                "ordered by",
                (plan.change().name() + " " + plan.order().name()).strip());
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public boolean bounded(Options options) {
        return false;
    }

    @Override
    public boolean parallel(Options options) {
        return false;
    }

    @Override
    public Duration pollInterval(Options options) {
        return Duration.ofSeconds(options.pollInterval());
    }

    @Override
    public String target(Options options) {
        return options.query().isPresent()
                ? "query"
                : options.table().map(table -> "table " + table.display()).orElse("nothing");
    }

    @Override
    public DataStream<SourceRecord> open(
            StreamExecutionEnvironment environment, Options options, SourceContext context) {
        return OpenedTable.of(environment, options, context);
    }
}
