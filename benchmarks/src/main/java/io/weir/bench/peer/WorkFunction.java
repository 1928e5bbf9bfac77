package io.weir.bench.peer;

import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** One operator that does all the work, as a good engineer fuses it. Malformed records go to a side output as they came. */
public final class WorkFunction extends ProcessFunction<byte[], byte[]> {
    /** Malformed records, byte for byte. */
    public static final OutputTag<byte[]> DEAD_LETTERS =
            new OutputTag<>("dead-letters", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private static final long serialVersionUID = 1L;

    private final Work work;

    /** Does this work. */
    public WorkFunction(Work work) {
        this.work = work;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        work.open();
    }

    @Override
    public void processElement(byte[] record, Context context, Collector<byte[]> out) {
        byte[] result;
        try {
            result = work.apply(record, context.timestamp());
        } catch (IOException malformed) {
            context.output(DEAD_LETTERS, record);
            return;
        }
        if (result != null) {
            out.collect(result);
        }
    }
}
