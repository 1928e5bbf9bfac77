package io.weir.expression;

import io.weir.record.FlowRecord;
import io.weir.udf.RecordRejected;

/** A tree made ready to run: one closure per node. */
interface Evaluation {
    /** The result for a record, in the terms of {@link Expr}. */
    Object of(FlowRecord record) throws RecordRejected;

    /** The outcome of a record that the expression has no result for. The message names no values. */
    static RecordRejected error(String message) {
        return new RecordRejected("expression-error", message);
    }

    /** The same, with the place in the condition's text. */
    static RecordRejected error(String message, int at) {
        return error(message + " (character " + (at + 1) + " of the expression)");
    }
}
