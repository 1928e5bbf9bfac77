package io.weir.bench;

import io.weir.bench.dedup.DedupBench;
import io.weir.bench.expression.ExpressionBench;
import io.weir.bench.graph.GraphBench;
import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Contest;
import io.weir.bench.kafka.KafkaBench;
import io.weir.bench.latency.LatencyBench;
import io.weir.bench.postgres.PostgresBench;
import io.weir.bench.recovery.RecoveryBench;
import io.weir.bench.stage.StageBench;
import io.weir.bench.start.StartBench;
import io.weir.bench.transform.TransformBench;
import java.util.List;
import java.util.Optional;

/** All benchmarks, in the order of the help. */
final class Benches {
    static final List<Bench> ALL = List.of(
            new StageBench(),
            new TransformBench(),
            new KafkaBench(),
            new ExpressionBench(),
            new DedupBench(),
            new PostgresBench(),
            new LatencyBench(),
            new RecoveryBench(),
            new StartBench(),
            new GraphBench());

    private Benches() {}

    /** The contestants of the benchmark of that name; empty when it has none. */
    static Optional<Contest> contest(String name) {
        return named(name).flatMap(bench -> bench instanceof Contest contest ? Optional.of(contest) : Optional.empty());
    }

    /** The benchmark of that name. */
    static Optional<Bench> named(String name) {
        return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst();
    }
}
