package io.weir.flink.lower;

import io.weir.plan.Apply;
import io.weir.plan.JobPlan;
import io.weir.plan.JobPlan.Placed;
import io.weir.plan.Node;
import io.weir.plan.Read;
import io.weir.plan.Remember;
import io.weir.plan.Split;
import io.weir.plan.Write;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Adds a job plan to a Flink job. Every operator gets uid, name and parallelism from the plan. */
public final class FlowLowering {
    private FlowLowering() {}

    /** Adds all nodes of the plan; the environment is configured by {@link FlinkSettings} already. */
    public static void lower(JobPlan plan, StreamExecutionEnvironment environment, LoweringOptions options) {
        environment.setMaxParallelism(plan.maxParallelism());
        Wiring wiring = new Wiring(plan, environment, options);
        plan.placed().forEach(placed -> placed.node().match(new NodeCases(placed, wiring)));
        if (plan.errors().isEmpty()) {
            WriteLowering.failOnDeadLetters(wiring);
        }
    }

    private record NodeCases(Placed placed, Wiring wiring) implements Node.Cases<Wiring> {
        @Override
        public Wiring read(Read read) {
            return ReadLowering.lower(read, placed, wiring);
        }

        @Override
        public Wiring apply(Apply apply) {
            return ApplyLowering.lower(apply, placed, wiring);
        }

        @Override
        public Wiring remember(Remember remember) {
            return RememberLowering.lower(remember, placed, wiring);
        }

        @Override
        public Wiring split(Split split) {
            return SplitLowering.lower(split, placed, wiring);
        }

        @Override
        public Wiring write(Write write) {
            return WriteLowering.lower(write, placed, wiring);
        }
    }
}
