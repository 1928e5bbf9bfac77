package io.weir.bench.postgres;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Comparison;
import io.weir.bench.harness.Contest;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import java.util.List;
import java.util.OptionalLong;

/**
 * Writes the same rows from the same Flink source, ten thousand to a transaction, to a server of the contestant's own. What
 * counts is the time on the clock: most of the work is the server's. Weir's exactly-once appends write each row twice, into
 * a stage and from there into the table.
 */
public final class PostgresBench implements Bench, Contest {
    static final String APPEND = "append";
    static final String UPSERT = "upsert";

    private static final String NAME = "postgres";
    private static final String EXACTLY_ONCE = "Weir, exactly once";
    private static final String AT_LEAST_ONCE = "Weir, at least once";
    private static final String WEIR_UPSERT = "Weir, upsert";
    private static final String REWRITTEN = "rewritten batch";
    private static final String REWRITTEN_UPSERT = "rewritten batch, upsert";
    private static final long RECORDS = 400_000;
    private static final long CHECKED = 30_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "What it costs to write rows to PostgreSQL.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.timesAtLeast(
                        3,
                        new Goal.Ratio(Metric.WALL, REWRITTEN, AT_LEAST_ONCE),
                        "appends take at most a third of the time of a rewritten batch, at least once like it"),
                Goal.timesAtLeast(
                        2.5,
                        new Goal.Ratio(Metric.WALL, REWRITTEN_UPSERT, WEIR_UPSERT),
                        "upserts take at most 1/2.5 of the time of a rewritten batch"));
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        return Comparison.run(NAME, this, bout);
    }

    @Override
    public List<String> scenarios() {
        return List.of(APPEND, UPSERT);
    }

    @Override
    public List<Contestant> contestants(String scenario) {
        if (scenario.equals(UPSERT)) {
            return List.of(
                    PostgresContestant.weir(WEIR_UPSERT, "at-least-once", true),
                    PostgresContestant.jdbc(REWRITTEN_UPSERT, Batches.Kind.REWRITTEN, true),
                    PostgresContestant.jdbc("plain batch, upsert", Batches.Kind.PLAIN, true),
                    PostgresContestant.jdbc("unnest, upsert", Batches.Kind.UNNEST, true));
        }
        return List.of(
                PostgresContestant.weir(EXACTLY_ONCE, "exactly-once", false),
                PostgresContestant.weir(AT_LEAST_ONCE, "at-least-once", false),
                PostgresContestant.jdbc(REWRITTEN, Batches.Kind.REWRITTEN, false),
                PostgresContestant.jdbc("plain batch", Batches.Kind.PLAIN, false),
                PostgresContestant.jdbc("unnest", Batches.Kind.UNNEST, false));
    }

    @Override
    public OptionalLong records(String scenario) {
        return OptionalLong.of(RECORDS);
    }

    @Override
    public long checked() {
        return CHECKED;
    }
}
