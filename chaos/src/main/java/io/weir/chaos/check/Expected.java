package io.weir.chaos.check;

import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.workload.Fate;
import io.weir.chaos.workload.Item;
import io.weir.chaos.workload.Oracle;
import io.weir.chaos.workload.Workload;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What must have become of every record of a workload in a flow. */
public final class Expected {
    private final Workload workload;
    private final FlowPlan flow;
    private final Oracle oracle;
    private final Map<Fate, TreeSet<Long>> fates = new EnumMap<>(Fate.class);
    private final Map<String, Long> latest = new HashMap<>();

    private Expected(Workload workload, FlowPlan flow) {
        this.workload = workload;
        this.flow = flow;
        this.oracle = new Oracle(flow);
    }

    /** Asks the oracle about every record. */
    public static Expected of(Workload workload, FlowPlan flow) {
        Expected expected = new Expected(workload, flow);
        workload.items().forEach(expected::add);
        return expected;
    }

    private void add(Item item) {
        Fate fate = oracle.fate(item);
        fates.computeIfAbsent(fate, unseen -> new TreeSet<>()).add(item.n());
        if (fate == Fate.OUT) {
            latest.merge(item.key(), item.n(), Math::max);
        }
    }

    /** The flow, as it was at the end. */
    public FlowPlan flow() {
        return flow;
    }

    /** The records that meet a fate. */
    public Set<Long> of(Fate fate) {
        return fates.getOrDefault(fate, new TreeSet<>());
    }

    /** What must become of a record; empty when there is no such record. */
    Optional<Fate> fate(long n) {
        return exists(n) ? Optional.of(oracle.fate(workload.at(n))) : Optional.empty();
    }

    /** The record itself. */
    Item item(long n) {
        return workload.at(n);
    }

    /** What the target must hold of a record. */
    String body(long n) {
        return flow.target().isTable() ? item(n).row() : item(n).stored();
    }

    /** The last record of each key that arrives. */
    Map<String, Long> latest() {
        return latest;
    }

    /** The last record of a key that arrives. */
    OptionalLong latest(String key) {
        Long n = latest.get(key);
        return n == null ? OptionalLong.empty() : OptionalLong.of(n);
    }

    /** How a report names a record. */
    String name(long n) {
        if (!exists(n)) {
            return "#" + n;
        }
        Item item = item(n);
        return "#" + n + " " + item.id() + " (" + item.kind() + ", key " + item.key() + ")";
    }

    private boolean exists(long n) {
        return n >= 0 && n < workload.shape().size();
    }
}
