package io.weir.bench.graph;

import io.weir.bench.engine.Flows;
import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Comparison;
import io.weir.bench.harness.Contest;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Fork;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.bench.harness.Tally;
import io.weir.bench.kafka.Idle;
import io.weir.bench.topic.Route;
import io.weir.bench.transform.Overhead;
import io.weir.dev.KafkaProcess;
import io.weir.plan.JobPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What a flow costs before and between its records. */
public final class GraphBench implements Bench, Contest {
    private static final Metric VERTICES = new Metric("vertices of the job graph", "vertices");
    private static final String WEIR = "Weir";
    private static final String COLD = "20 transformations, cold";
    private static final String WARM = "20 transformations, warm";
    private static final String OVERHEAD = "no transformation, records of one field";
    private static final String IDLE = "20 idle flows, Kafka to Kafka";
    private static final String P = "P, Kafka to Kafka";
    private static final String TWENTY = "20 transformations, Kafka to Kafka";
    private static final long CHECKED = 1_000;
    private static final long WARM_UP = 3_000;
    private static final long MEASURED = 200;

    @Override
    public String name() {
        return "graph";
    }

    @Override
    public String summary() {
        return "What a flow costs without records: compiling, vertices, the step beside the engine, idling.";
    }

    @Override
    public List<Goal> goals() {
        Goal.Reading warm = all -> all.stream()
                .filter(series -> series.scenario().equals(WARM))
                .mapToDouble(Series::median)
                .max();
        return List.of(
                new Goal(
                        "a flow needs at most 150 ns a record more than the engine",
                        Goal.Bound.AT_MOST,
                        150,
                        all -> over(all)),
                Goal.atMost(1, VERTICES, WEIR, "a stateless flow is one vertex, without generic types"),
                new Goal("20 transformations compile in at most 5 ms when warm", Goal.Bound.AT_MOST, 5, warm));
    }

    private static OptionalDouble over(List<Series> all) {
        OptionalDouble flow = cpu(all, Overhead.WEIR);
        OptionalDouble floor = cpu(all, Overhead.FLOOR);
        return flow.isPresent() && floor.isPresent()
                ? OptionalDouble.of(flow.getAsDouble() - floor.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble cpu(List<Series> all, String contestant) {
        return all.stream()
                .filter(series -> series.scenario().equals(OVERHEAD)
                        && series.metric().equals(Metric.CPU)
                        && series.contestant().equals(contestant))
                .mapToDouble(Series::median)
                .findFirst();
    }

    @Override
    public List<String> scenarios() {
        return List.of(COLD, WARM, OVERHEAD, IDLE);
    }

    @Override
    public List<Contestant> contestants(String scenario) {
        return switch (scenario) {
            case OVERHEAD -> Overhead.contestants();
            case IDLE -> Idle.contestants();
            default -> List.of(new CompileContestant());
        };
    }

    @Override
    public long checked() {
        return CHECKED;
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        Tally tally = new Tally();
        compile(bout, tally);
        Map<String, JobPlan> plans = Map.of(TWENTY, TwentyTransforms.compile(), P, p());
        for (String scenario : List.of(P, TWENTY)) {
            tally.row(scenario, WEIR).add(VERTICES, vertices(java.util.Objects.requireNonNull(plans.get(scenario))));
        }
        List<Series> all = new ArrayList<>(tally.series());
        all.addAll(Comparison.run(name(), new One(OVERHEAD), bout));
        try (KafkaProcess kafka = KafkaProcess.start(bout.work().resolve("broker"))) {
            all.addAll(Comparison.run(name(), new One(IDLE), Idle.at(kafka.bootstrapServers(), bout)));
        }
        return all;
    }

    /** One of the scenarios as a comparison. */
    private record One(String scenario) implements Contest {
        @Override
        public List<String> scenarios() {
            return List.of(scenario);
        }

        @Override
        public List<Contestant> contestants(String name) {
            return name.equals(IDLE) ? Idle.contestants() : Overhead.contestants();
        }

        @Override
        public long checked() {
            return CHECKED;
        }
    }

    /** A process of its own for each cold compilation, and then warm ones in the same process. */
    private void compile(Bout bout, Tally tally) throws Exception {
        Metric metric = CompileContestant.COMPILE;
        for (int round = 1; round <= bout.rounds(); round++) {
            bout.progress().say("compiling, round " + round);
            try (Fork fork = Fork.start(new Fork.Address(name(), COLD, WEIR), bout)) {
                fork.await();
                tally.row(COLD, WEIR).add(metric, value(fork, metric, 1));
                fork.run(bout.quick() ? 1 : WARM_UP);
                tally.row(WARM, WEIR).add(metric, value(fork, metric, bout.quick() ? 1 : MEASURED));
            }
        }
    }

    private static double value(Fork fork, Metric metric, long times) throws Exception {
        return java.util.Objects.requireNonNull(fork.run(times).values().get(metric));
    }

    private static JobPlan p() {
        return Flows.compile(Route.named("localhost:9092", "p").spec("{}"));
    }

    /** Lowered with generic types forbidden, as every flow is: one of them would throw here. */
    private static int vertices(JobPlan plan) {
        return Flows.job(plan).getStreamGraph().getJobGraph().getNumberOfVertices();
    }
}
