package io.weir.place;

import io.weir.component.SinkPromise;
import io.weir.component.Source;
import io.weir.plan.Apply;
import io.weir.plan.JobPlan;
import io.weir.plan.JobPlan.Placed;
import io.weir.plan.Node;
import io.weir.plan.NodeId;
import io.weir.plan.Plan;
import io.weir.plan.Read;
import io.weir.plan.Remember;
import io.weir.plan.Split;
import io.weir.plan.Uid;
import io.weir.plan.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives every node its tasks and its identity in the job. */
public final class Placement {
    private final Plan plan;
    private final Map<NodeId, Integer> tasks = new LinkedHashMap<>();

    private Placement(Plan plan) {
        this.plan = plan;
    }

    /** The plan with everything that a job needs. */
    public static JobPlan place(Plan plan) {
        return new Placement(plan).place();
    }

    private JobPlan place() {
        List<Placed> placed = new ArrayList<>();
        Identities identities = new Identities(plan);
        Map<NodeId, SinkPromise> promises = new LinkedHashMap<>();
        for (Node node : plan.nodes()) {
            int parallelism = node.match(new Tasks());
            tasks.put(node.id(), parallelism);
            Uid uid = new Uid(plan.flow().name(), stateName(node), node.match(identities));
            placed.add(new Placed(node, uid, Labels.of(node), parallelism));
            if (node instanceof Write write) {
                promises.put(write.id(), promise(write.use()));
            }
        }
        return new JobPlan(plan, placed, promises, JobPlan.MAX_PARALLELISM);
    }

    /** What stands behind a keyed node is called after it, and so keeps its counters when that one is renamed. */
    private String stateName(Node node) {
        String name = plan.claims().stateName(node.id());
        if (!(node instanceof Apply apply) || !(plan.node(apply.input()) instanceof Remember before)) {
            return name;
        }
        return name.replace(before.id().text(), plan.claims().stateName(before.id()));
    }

    private <O extends Record> SinkPromise promise(Write.Use<O> use) {
        return use.sink().promise(use.options(), plan.delivery());
    }

    /**
     * As many tasks as the flow asks for, with three exceptions. A source that cannot be split has one. What follows a node
     * without a shuffle has as many as that node: records stay in their order and in their thread. Dead letters are few, and
     * every task of a sink costs connections: one task writes them.
     */
    private final class Tasks implements Node.Cases<Integer> {
        @Override
        public Integer read(Read read) {
            return parallel(read.use()) ? plan.parallelism() : 1;
        }

        @Override
        public Integer apply(Apply apply) {
            return before(apply.input());
        }

        @Override
        public Integer remember(Remember remember) {
            return plan.parallelism();
        }

        @Override
        public Integer split(Split split) {
            return before(split.input());
        }

        @Override
        public Integer write(Write write) {
            return write.role() == Write.Role.ERRORS ? 1 : before(write.inputs().get(0));
        }

        private int before(NodeId input) {
            return tasks.getOrDefault(input, 1);
        }

        private static <O extends Record> boolean parallel(Read.Use<O> use) {
            Source<O> source = use.source();
            return source.parallel(use.options());
        }
    }
}
