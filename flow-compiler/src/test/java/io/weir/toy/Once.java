package io.weir.toy;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.udf.FieldUse;
import io.weir.udf.Keyed;
import io.weir.udf.KeyedFunction;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A keyed step. */
final class Once implements Keyed<Once.Options> {
    @Override
    public String name() {
        return "once";
    }

    @Override
    public String summary() {
        return "Lets each key through.";
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
        return FieldUse.reading(Set.of());
    }

    @Override
    public Optional<Duration> retention(Options options) {
        return Optional.of(options.within());
    }

    @Override
    public KeyedFunction open(Options options) {
        return new KeyedFunction() {
            @Override
            public Fingerprint key(FlowRecord record) {
                return new Fingerprint(0, 0);
            }

            @Override
            public Decision decide(FlowRecord record, Memory memory, long watermark) {
                return Decision.PASS;
            }
        };
    }

    @Doc("Options of once.")
    record Options(
            @Doc("How long keys are remembered.") @Default("24h")
            Duration within) {}
}
