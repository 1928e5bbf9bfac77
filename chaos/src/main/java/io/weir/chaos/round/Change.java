package io.weir.chaos.round;

import io.weir.chaos.fault.FaultKind;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What the owner of a flow does to it while it is fed.
 *
 * @param world where the flow runs
 * @param scenario the flow
 */
record Change(World world, Scenario scenario) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MORE_PARTITIONS = 4;
    private static final List<Integer> RESCALES = List.of(1, 2, 4, 1);

    /** Makes the change, and returns when the flow runs again. */
    void make(FaultKind kind) throws IOException, InterruptedException {
        FlowPlan flow = scenario.flow();
        switch (kind) {
            case RESCALE -> {
                for (int tasks : RESCALES) {
                    to(scenario.flow().withParallelism(tasks));
                }
            }
            case SECOND_JOB -> scenario.submitAgain();
            case UPGRADE -> to(flow.upgraded());
            case GROW -> {
                world.growSource(flow, MORE_PARTITIONS);
                scenario.load().allow(Long.MAX_VALUE);
                to(flow.withParallelism(MORE_PARTITIONS));
            }
            default -> throw new IllegalArgumentException(kind.label() + " is no change");
        }
        scenario.load().allow(Long.MAX_VALUE);
    }

    private void to(FlowPlan next) throws IOException, InterruptedException {
        scenario.change(next);
        Waiting.until("the changed flow runs", PATIENCE, scenario::runs);
    }
}
