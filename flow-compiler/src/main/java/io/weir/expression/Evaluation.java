package io.weir.expression;

import io.weir.record.FlowRecord;
import io.weir.udf.RecordRejected;

/** A tree made ready to run: one closure per node. Evaluated by one thread at a time. */
interface Evaluation {
    /** The reason of dead letters that an expression makes. */
    String ERROR = "expression-error";

    /** The result for a record. */
    Object of(FlowRecord record) throws RecordRejected;
}
