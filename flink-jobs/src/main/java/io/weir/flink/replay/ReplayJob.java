package io.weir.flink.replay;

import io.weir.compile.Endpoints;
import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.plan.Apply;
import io.weir.plan.EventTime;
import io.weir.plan.JobPlan;
import io.weir.plan.Node;
import io.weir.plan.Plan;
import io.weir.plan.Read;
import io.weir.plan.StateClaims;
import io.weir.plan.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The flow that sends selected letters again. */
public final class ReplayJob {
    /** Longer than any two records are apart. */
    private static final Duration FOR_EVER = Duration.ofDays(365_000);

    private ReplayJob() {}

    /**
     * The job: the selection, the flow's steps and sinks, and marks to where the letters are. It has an identity of its own, so
     * it neither stops the flow nor takes over its state. No record counts as late: letters are old by nature. One task keeps
     * the records in order.
     *
     * @param flow before the passes
     * @param letters where the letters are kept: marks go there, and records that are refused once more
     * @param committed the file that the job makes before anything is committed
     */
    public static JobPlan of(Plan flow, Write.Use<?> letters, Path selection, Path committed) {
        EventTime time = new EventTime(
                flow.eventTime().field(), FOR_EVER, flow.eventTime().idleAfter());
        Delivery delivery = new Delivery(
                Guarantee.EXACTLY_ONCE,
                flow.delivery().interval(),
                flow.delivery().checkpointTimeout());
        Plan replay = new Plan(flow.flow().replay(), delivery, time, 1, flow.nodes(), StateClaims.NONE);
        ReplaySource.Options options = new ReplaySource.Options(selection.toString(), committed.toString());
        Endpoints ends = new Endpoints(
                new Read.Use<>(new ReplaySource(), options),
                write -> write.role() == Write.Role.ERRORS ? letters : write.use());
        return ends.applyTo(replay);
    }

    /**
     * The stages that may refuse one of several records that came of the same one, when the others have gone on. To send the
     * whole record again would send those twice.
     *
     * @param flow behind the passes
     */
    public static Set<String> stagesBehindExpansion(Plan flow) {
        Set<String> stages = new HashSet<>();
        boolean expanded = false;
        for (Node node : flow.nodes()) {
            if (expanded) {
                stages.add(node.id().text());
                if (node instanceof Apply apply) {
                    apply.steps().forEach(step -> stages.add(step.id().text()));
                }
            }
            expanded |= node instanceof Apply apply
                    && apply.steps().stream().anyMatch(step -> step.transform().expands());
        }
        return stages;
    }
}
