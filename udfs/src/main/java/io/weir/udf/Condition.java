package io.weir.udf;

import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.slot.SlotForm;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;

/** A yes-or-no question about a record, type-checked by the compiler. Serializable; evaluated by one thread at a time. */
public interface Condition extends Serializable {
    /** The answer. @throws RecordRejected when there is none, as for a missing field in an expression */
    boolean test(FlowRecord record) throws RecordRejected;

    /** The fields that the answer depends on; more than these when {@link #readsWholeRecord}. */
    Set<Path> reads();

    /** Whether the answer may depend on any field, as when an expression walks over the whole record. */
    default boolean readsWholeRecord() {
        return false;
    }

    /** The fields that a step with this condition looks at. */
    default FieldUse fieldUse() {
        return new FieldUse(reads(), Set.of(), readsWholeRecord());
    }

    /**
     * The same condition over raw values, with the same answers wherever it gives one; empty when only a record's tree can be
     * asked. Made anew with each call.
     */
    default Optional<SlotForm> slotForm() {
        return Optional.empty();
    }

    /** The condition as the spec writes it. */
    String text();
}
