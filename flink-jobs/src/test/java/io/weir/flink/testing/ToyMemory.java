package io.weir.flink.testing;

import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.record.Value;
import io.weir.udf.FieldUse;
import io.weir.udf.Keyed;
import io.weir.udf.KeyedFunction;
import io.weir.udf.RecordRejected;
import java.util.List;
import java.util.Map;

/** Lets each text pass once within 100 ms of event time. */
public final class ToyMemory implements Keyed<ToyMemory.Options> {
    public static final long WITHIN = 100;
    private static final long serialVersionUID = 1L;

    public record Options() implements java.io.Serializable {}

    public static Fingerprint fingerprint(String text) {
        return Fingerprint.of(List.of(new Value.Text(text)));
    }

    @Override
    public String name() {
        return "once";
    }

    @Override
    public String summary() {
        return "For tests.";
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        return Map.of();
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        return FieldUse.everything();
    }

    @Override
    public KeyedFunction open(Options options) {
        return new KeyedFunction() {
            @Override
            public Fingerprint key(FlowRecord record) throws RecordRejected {
                if (record.value() instanceof Value.Text text) {
                    return fingerprint(text.text());
                }
                throw new RecordRejected("missing-key", "the record is no text");
            }

            @Override
            public Decision decide(FlowRecord record, Memory memory, long watermark) {
                if (watermark > Long.MIN_VALUE && record.eventTime() < watermark - WITHIN) {
                    return Decision.LATE;
                }
                if (memory.holds(Long.MIN_VALUE, Long.MAX_VALUE)) {
                    return Decision.DUPLICATE;
                }
                memory.remember(record.eventTime(), record.eventTime() + WITHIN);
                return Decision.PASS;
            }
        };
    }
}
