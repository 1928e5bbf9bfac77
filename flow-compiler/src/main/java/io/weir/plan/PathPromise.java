package io.weir.plan;

import io.weir.component.SinkPromise;
import io.weir.option.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a flow promises between one source and one sink.
 *
 * @param guarantee in spec syntax: {@code exactly-once}
 * @param reason how the sink does it, or why it cannot do more
 * @param latency when a record can be seen at the sink
 * @param order which records keep their order
 */
record PathPromise(NodeId source, NodeId sink, String guarantee, String reason, Latency latency, String order) {
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
        List<JobPlan.Placed> path = path(job, write.id());
        SinkPromise promise = job.promise(write);
        List<Node> way = path.stream().map(JobPlan.Placed::node).toList();
        return new PathPromise(
                path.get(0).node().id(),
                write.id(),
                Spelling.of(promise.guarantee()),
                promise.reason(),
                Latency.of(way, promise.visibility(), job.plan().delivery()),
                write.collects() ? "none" : order(path));
    }

    /** From the source to a node; dead letters of several nodes are followed from the last, which has the longest way. */
    private static List<JobPlan.Placed> path(JobPlan job, NodeId end) {
        List<JobPlan.Placed> path = new ArrayList<>();
        Optional<NodeId> at = Optional.of(end);
        while (at.isPresent()) {
            JobPlan.Placed placed = placed(job, at.get());
            path.add(0, placed);
            at = placed.node().inputs().stream().reduce((first, last) -> last);
        }
        return path;
    }

    private static JobPlan.Placed placed(JobPlan job, NodeId id) {
        return job.placed().stream()
                .filter(p -> p.node().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** What is shuffled by key keeps its order only among records that one task has read. */
    private static String order(List<JobPlan.Placed> path) {
        if (path.stream().allMatch(placed -> placed.parallelism() == 1)) {
            return "as read";
        }
        String partition = "per partition of the source";
        return path.stream()
                .map(JobPlan.Placed::node)
                .filter(Remember.class::isInstance)
                .reduce((first, last) -> last)
                .map(keyed -> partition + " and key of " + keyed.id())
                .orElse(partition);
    }
}
