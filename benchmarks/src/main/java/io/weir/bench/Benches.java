package io.weir.bench;

import io.weir.bench.expression.ExpressionBench;
import io.weir.bench.graph.GraphBench;
import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Contest;
import io.weir.bench.stage.StageBench;
import java.util.List;
import java.util.Optional;

/** All benchmarks, in the order of the help. */
final class Benches {
    static final List<Bench> ALL = List.of(new ExpressionBench(), new GraphBench(), new StageBench());

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
