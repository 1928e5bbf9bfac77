package io.weir.chaos.flow;

/**
 * One flow under test: what it is called, where its records and dead letters go, and which steps it has.
 *
 * @param name unique in a run; topics, tables and folders are named after it
 * @param deduplicates whether it drops repetitions by id, which shuffles records between tasks
 * @param dropsExtra whether it has the filter that an upgrade adds
 * @param parallelism tasks per node
 */
public record FlowPlan(
        String name, Target target, LetterBox letters, boolean deduplicates, boolean dropsExtra, int parallelism) {

    /** The same flow with another number of tasks. */
    public FlowPlan withParallelism(int tasks) {
        return new FlowPlan(name, target, letters, deduplicates, dropsExtra, tasks);
    }

    /** The same flow with one filter more. */
    public FlowPlan upgraded() {
        return new FlowPlan(name, target, letters, deduplicates, true, parallelism);
    }

    /** Whether the target shows the records of a key in their order: a shuffle by id mixes them. */
    public boolean keepsOrder() {
        return !deduplicates && (target == Target.KAFKA || target == Target.POSTGRES_LEDGER);
    }

    /** The topic that it reads. */
    public String source() {
        return name + "-in";
    }

    /** The consumer group that shows how far it has read. */
    public String group() {
        return name;
    }

    /** The topic, table or folder that it writes. */
    public String output() {
        return target.isTable() ? table("out") : name + "-out";
    }

    /** The topic, table or folder of its dead letters. */
    public String errors() {
        return letters == LetterBox.POSTGRES ? table("letters") : name + "-letters";
    }

    private String table(String role) {
        return name.replace('-', '_') + "_" + role;
    }
}
