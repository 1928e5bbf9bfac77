package io.weir.bench.dedup;

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
 * Lets each key pass once within an hour: two records of three have a new key, a million keys are remembered in the end. Once
 * with the records already where their keys are, so that the numbers are those of the memory, and once behind a shuffle.
 */
public final class DedupBench implements Bench, Contest {
    static final String ALONE = "without a shuffle";
    static final String SHUFFLED = "behind a shuffle";

    private static final String NAME = "dedup";
    private static final String WEIR = "Weir";
    private static final String WEIR_ROCKSDB = "Weir, RocksDB";
    private static final String HEAP = "ValueState with TTL";
    private static final String ROCKSDB = "ValueState with TTL, RocksDB";
    private static final String FLOOR = "engine floor";
    private static final double GOAL = 6;
    private static final long RECORDS = 1_500_000;
    private static final long CHECKED = 20_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "What it costs to let each key pass once.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.timesAtLeast(
                        GOAL,
                        new Goal.Ratio(Metric.CPU, HEAP, WEIR).beyond(FLOOR),
                        "beyond the engine's floor, at most a sixth of the CPU of ValueState with TTL on the heap"),
                Goal.timesAtLeast(
                        GOAL,
                        new Goal.Ratio(Metric.CPU, ROCKSDB, WEIR_ROCKSDB).beyond(FLOOR),
                        "beyond the engine's floor, at most a sixth of the CPU of ValueState with TTL in RocksDB"));
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        return Comparison.run(NAME, this, bout);
    }

    @Override
    public List<String> scenarios() {
        return List.of(ALONE, SHUFFLED);
    }

    @Override
    public List<Contestant> contestants(String scenario) {
        boolean shuffled = scenario.equals(SHUFFLED);
        return List.of(
                new DedupContestant(WEIR, DedupContestant.Memory.FINGERPRINTS, "hashmap", shuffled),
                new DedupContestant(WEIR_ROCKSDB, DedupContestant.Memory.FINGERPRINTS, "rocksdb", shuffled),
                new DedupContestant(HEAP, DedupContestant.Memory.VALUE_STATE, "hashmap", shuffled),
                new DedupContestant(ROCKSDB, DedupContestant.Memory.VALUE_STATE, "rocksdb", shuffled),
                new DedupContestant(FLOOR, DedupContestant.Memory.NONE, "hashmap", shuffled));
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
