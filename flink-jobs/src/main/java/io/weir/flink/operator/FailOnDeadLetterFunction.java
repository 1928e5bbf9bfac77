package io.weir.flink.operator;

import io.weir.record.Coordinates;
import io.weir.record.DeadLetter;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.FlinkException;

/** Stops the flow at its first dead letter, for good: a restart would meet the same record. */
public final class FailOnDeadLetterFunction extends ProcessFunction<DeadLetter, Void> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(DeadLetter letter, Context context, Collector<Void> out)
            throws SuppressRestartsException {
        throw new SuppressRestartsException(new FlinkException(describe(letter)));
    }

    /** Code, stage and coordinates; never anything of the payload. */
    static String describe(DeadLetter letter) {
        Coordinates at = letter.origin().coordinates();
        return "record refused with code " + letter.code() + " at stage " + letter.stage() + ", from " + at.origin()
                + ", partition " + at.partition() + ", position " + at.position() + ": " + letter.message()
                + " (the flow stops here because it has no errors sink)";
    }
}
