package io.weir.flink.lower;

import io.weir.flink.FlinkSink;
import io.weir.flink.operator.SinkNames;
import io.weir.plan.JobPlan;
import io.weir.plan.NodeId;
import io.weir.plan.Write;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The streams that the nodes lowered so far have made. */
final class Wiring {
    private final JobPlan plan;
    private final StreamExecutionEnvironment environment;
    private final LoweringOptions options;
    private final SinkNames sinks;
    private final Map<NodeId, DataStream<SourceRecord>> sources = new LinkedHashMap<>();
    private final Map<Branch, DataStream<FlowRecord>> branches = new LinkedHashMap<>();
    private final List<DataStream<DeadLetter>> deadLetters = new ArrayList<>();

    Wiring(JobPlan plan, StreamExecutionEnvironment environment, LoweringOptions options) {
        this.plan = plan;
        this.environment = environment;
        this.options = options;
        this.sinks = sinkNames(plan);
    }

    JobPlan plan() {
        return plan;
    }

    StreamExecutionEnvironment environment() {
        return environment;
    }

    LoweringOptions options() {
        return options;
    }

    /** The sinks, as dead letters name them. */
    SinkNames sinks() {
        return sinks;
    }

    Wiring source(NodeId id, DataStream<SourceRecord> records) {
        sources.put(id, records);
        return this;
    }

    Wiring output(NodeId id, DataStream<FlowRecord> records) {
        return branch(id, FlowRecord.MAIN, records);
    }

    Wiring branch(NodeId id, int route, DataStream<FlowRecord> records) {
        branches.put(new Branch(id, route), records);
        return this;
    }

    Wiring deadLetters(DataStream<DeadLetter> letters) {
        deadLetters.add(letters);
        return this;
    }

    /** The undecoded records of a source; empty for all other nodes. */
    Optional<DataStream<SourceRecord>> source(NodeId id) {
        return Optional.ofNullable(sources.get(id));
    }

    /** The records that come out of a node. */
    DataStream<FlowRecord> output(NodeId id) {
        return branch(id, FlowRecord.MAIN);
    }

    /** The records that come out of a node for one route; all of them when the node does not split. */
    DataStream<FlowRecord> branch(NodeId id, int route) {
        DataStream<FlowRecord> records =
                branches.getOrDefault(new Branch(id, route), branches.get(new Branch(id, FlowRecord.MAIN)));
        if (records == null) {
            throw new IllegalStateException("node '" + id + "' is read before it is lowered");
        }
        return records;
    }

    /** Whether a node's dead letters go along with its records: all of them go to one sink in the same tasks, which relays them. */
    boolean lettersGoAlong(JobPlan.Placed placed) {
        List<JobPlan.Placed> readers = plan.placed().stream()
                .filter(other -> other.node().inputs().contains(placed.node().id()))
                .filter(other -> !(other.node() instanceof Write write && write.collects()))
                .toList();
        return readers.size() == 1
                && readers.get(0).parallelism() == placed.parallelism()
                && readers.get(0).node() instanceof Write write
                && write.use().sink() instanceof FlinkSink<?> sink
                && sink.relaysLetters();
    }

    /** The dead letters of all nodes so far. */
    Optional<DataStream<DeadLetter>> allDeadLetters() {
        return deadLetters.stream().reduce((all, more) -> all.union(more));
    }

    private static SinkNames sinkNames(JobPlan plan) {
        String main = "";
        Map<Integer, String> routes = new LinkedHashMap<>();
        for (JobPlan.Placed placed : plan.placed()) {
            if (placed.node() instanceof Write write) {
                switch (write.role()) {
                    case MAIN -> main = write.id().text();
                    case ROUTE -> routes.put(write.route(), write.id().text());
                    case ERRORS -> {}
                }
            }
        }
        List<String> ordered = new ArrayList<>();
        for (int route = 0; route < routes.size(); route++) {
            ordered.add(routes.getOrDefault(route, main));
        }
        return new SinkNames(main, ordered);
    }

    private record Branch(NodeId id, int route) {}
}
