package io.weir.plan;

import io.weir.component.Delivery;
import io.weir.component.SinkPromise;
import io.weir.component.SinkPromise.Visibility;
import io.weir.option.DurationText;
import io.weir.option.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a flow promises between one source and one sink.
 *
 * @param guarantee in spec syntax: {@code exactly-once}
 * @param reason how the sink does it, or why it cannot do more
 * @param latency when a record can be seen at the sink at the earliest
 * @param order which records keep their order
 */
record PathPromise(NodeId source, NodeId sink, String guarantee, String reason, String latency, String order) {
    /** The promises of all paths, in the order of the sinks. */
    static List<PathPromise> of(JobPlan job) {
        List<PathPromise> promises = new ArrayList<>();
        for (JobPlan.Placed placed : job.placed()) {
            if (placed.node() instanceof Write write) {
                promises.add(promise(job, write));
            }
        }
        return promises;
    }

    private static PathPromise promise(JobPlan job, Write write) {
        List<JobPlan.Placed> path = path(job, write);
        SinkPromise promise = job.promises().get(write.id());
        if (promise == null) {
            throw new IllegalStateException("no promise of '" + write.id() + "'");
        }
        return new PathPromise(
                path.get(0).node().id(),
                write.id(),
                Spelling.of(promise.guarantee()),
                promise.reason(),
                latency(promise.visibility(), job.plan().delivery()),
                write.role() == Write.Role.ERRORS ? "none" : order(path));
    }

    /** From the source to the sink; dead letters of several nodes are followed from the first. */
    private static List<JobPlan.Placed> path(JobPlan job, Write write) {
        List<JobPlan.Placed> path = new ArrayList<>();
        Optional<NodeId> at = Optional.of(write.id());
        while (at.isPresent()) {
            JobPlan.Placed placed = placed(job, at.get());
            path.add(0, placed);
            at = placed.node().inputs().stream().findFirst();
        }
        return path;
    }

    private static JobPlan.Placed placed(JobPlan job, NodeId id) {
        return job.placed().stream()
                .filter(p -> p.node().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String latency(Visibility visibility, Delivery delivery) {
        return switch (visibility) {
            case AT_CHECKPOINT -> "at the next checkpoint, every " + DurationText.of(delivery.checkpointInterval());
            case AT_FLUSH -> "when the sink flushes";
        };
    }

    private static String order(List<JobPlan.Placed> path) {
        if (path.stream().allMatch(placed -> placed.parallelism() == 1)) {
            return "as read";
        }
        return path.stream()
                .map(JobPlan.Placed::node)
                .filter(Remember.class::isInstance)
                .reduce((first, last) -> last)
                .map(keyed -> "per key of " + keyed.id())
                .orElse("per partition of the source");
    }
}
