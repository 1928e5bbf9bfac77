package io.weir.udf;

import io.weir.record.FlowRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Stateless steps in a row. What an incoming record becomes is all or nothing: when one of the records derived from it is
 * rejected, only the rejection is reported. One instance serves one task; never called by two threads at once.
 */
public final class StepChain {
    /** The code of a rejection that stands for a bug: the step threw something that it does not declare. */
    public static final String TRANSFORM_ERROR = "transform-error";

    private final List<Opened> steps;
    private List<FlowRecord> current = new ArrayList<>();
    private List<FlowRecord> next = new ArrayList<>();

    private StepChain(List<Opened> steps) {
        this.steps = steps;
    }

    /** A chain of new functions, in the order of the steps. */
    public static StepChain open(List<BoundStep<?>> steps) {
        List<Opened> opened = new ArrayList<>();
        for (BoundStep<?> step : steps) {
            opened.add(new Opened(step.id(), step.open()));
        }
        return new StepChain(opened);
    }

    /** Sends a record through all steps and reports what became of it, once and completely. */
    public void apply(FlowRecord record, Outcome outcome) {
        current.clear();
        current.add(record);
        long filtered = 0;
        long expanded = 0;
        for (Opened step : steps) {
            next.clear();
            for (FlowRecord each : current) {
                int before = next.size();
                try {
                    step.function().apply(each, next::add);
                } catch (RecordRejected why) {
                    outcome.rejected(step.id(), why);
                    return;
                } catch (RuntimeException bug) {
                    outcome.rejected(step.id(), unexpected(bug));
                    return;
                }
                int emitted = next.size() - before;
                filtered += emitted == 0 ? 1 : 0;
                expanded += Math.max(0, emitted - 1);
            }
            List<FlowRecord> done = current;
            current = next;
            next = done;
        }
        report(filtered, expanded, outcome);
    }

    private void report(long filtered, long expanded, Outcome outcome) {
        if (expanded > 0) {
            outcome.expanded(expanded);
        }
        if (filtered > 0) {
            outcome.filtered(filtered);
        }
        current.forEach(outcome::emit);
    }

    /** Names the class only: the message of an exception may quote the record. */
    private static RecordRejected unexpected(RuntimeException bug) {
        return new RecordRejected(
                TRANSFORM_ERROR, "the step threw " + bug.getClass().getName());
    }

    /** Takes the fate of one incoming record: {@code 1 + expanded = emitted + filtered}, or one rejection. */
    public interface Outcome {
        /** A record that went through all steps; called in order, after the counts. */
        void emit(FlowRecord record);

        /** Records that a step dropped; at least one. */
        void filtered(long count);

        /** Records that steps made in addition to the incoming one; at least one. */
        void expanded(long extra);

        /** The incoming record is a dead letter; nothing else is reported of it. */
        void rejected(String stepId, RecordRejected why);
    }

    private record Opened(String id, RecordFunction function) {}
}
