package io.weir.plan;

import io.weir.component.SinkPromise.Mark;
import io.weir.option.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job takes from the cluster and from its targets.
 *
 * @param taskSlots the tasks of all nodes share them
 * @param marks what the sinks make their targets remember
 */
record Needs(int taskSlots, List<Kept> marks) {
    static Needs of(JobPlan job) {
        int slots = job.placed().stream()
                .mapToInt(JobPlan.Placed::parallelism)
                .max()
                .orElse(1);
        List<Kept> marks = new ArrayList<>();
        for (JobPlan.Placed placed : job.placed()) {
            if (placed.node() instanceof Write write) {
                job.promise(write)
                        .mark()
                        .map(mark -> new Kept(
                                write.id(),
                                mark,
                                placed.parallelism(),
                                job.plan().delivery().interval()))
                        .ifPresent(marks::add);
            }
        }
        return new Needs(slots, marks);
    }

    String slotsText() {
        return taskSlots == 1 ? "1 task slot" : taskSlots + " task slots";
    }

    /** The marks of a sink; {@code every} checkpoint leaves one per task. */
    record Kept(NodeId sink, Mark mark, int tasks, Duration every) {
        /** How many there are once as many are forgotten as are added, if each checkpoint of each task has records. */
        long most() {
            return tasks * mark.kept().dividedBy(every);
        }

        String text() {
            return "up to %d %s: one per task and checkpoint, kept for %s (%s)"
                    .formatted(most(), mark.what(), DurationText.of(mark.kept()), mark.reason());
        }
    }
}
