package io.weir.bench.graph;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import java.util.ArrayList;
import java.util.List;

/** What a flow costs before the first record. */
public final class GraphBench implements Bench {
    private static final Metric COMPILE = new Metric("time to compile", "ms");
    private static final String WARM = "20 transformations, warm";
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public String summary() {
        return "How long the compiler takes.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.atMost(5, COMPILE, "Weir", "20 transformations compile in at most 5 ms when warm"));
    }

    @Override
    public List<Series> run(Bout bout) {
        bout.progress().say("compiling " + WARM);
        for (int warmup = 0; warmup < (bout.quick() ? 20 : 3_000); warmup++) {
            TwentyTransforms.compile();
        }
        List<Double> samples = new ArrayList<>();
        for (int round = 0; round < bout.rounds(); round++) {
            long begin = System.nanoTime();
            TwentyTransforms.compile();
            samples.add((System.nanoTime() - begin) / NANOS_PER_MILLI);
        }
        return List.of(new Series(WARM, "Weir", COMPILE, samples));
    }
}
