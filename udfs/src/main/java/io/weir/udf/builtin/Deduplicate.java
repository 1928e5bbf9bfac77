package io.weir.udf.builtin;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.NotEmpty;
import io.weir.record.Fields;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.udf.FieldUse;
import io.weir.udf.Keyed;
import io.weir.udf.KeyedFunction;
import io.weir.udf.RecordRejected;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets the first record of each key pass and drops those of the same key whose event time is less than {@code within} away, before
 * or after. The result depends on event times and arrival order only, never on when state happens to be cleaned up.
 *
 * <p>With W for {@code within}: a record older than watermark − W is late. So while the watermark is below t + 2W, a record that
 * is not late may still be less than W away from t, and t is remembered; from t + 2W on, none can be.
 *
 * <p>Records without event time are never late; the first of each key is remembered for ever, so a flow of them has state that
 * grows with the number of keys.
 */
public final class Deduplicate implements Keyed<Deduplicate.Options> {
    /** The code of a record in which a field of the key is absent or null. */
    static final String MISSING_KEY = "missing-key";

    private static final Duration LONGEST = Duration.ofDays(36_500);

    /** Options of deduplicate. */
    @Doc("What counts as the same record.")
    public record Options(
            @Doc("The fields that identify a record; a record that lacks one of them becomes a dead letter.") @NotEmpty
            List<Path> key,

            @Doc("How far apart in event time two records of one key may be and still count as one.")
            Duration within,

            @Doc(
                    "Remember keys themselves instead of 128-bit fingerprints of them, so that two keys never count as one, not even once in 10^20 records. Takes many times the memory and time.")
            @Default("false")
            boolean wholeKeys)
            implements Serializable, Checked {
        public Options {
            key = List.copyOf(key);
        }

        @Override
        public void check(Complaints complaints) {
            if (within.compareTo(Duration.ofMillis(1)) < 0 || within.compareTo(LONGEST) > 0) {
                complaints.error(
                        "within",
                        "'" + within + "' is not between 1 ms and 100 years",
                        "write a duration, such as 24h");
            }
        }
    }

    @Override
    public String name() {
        return "deduplicate";
    }

    @Override
    public String summary() {
        return "Lets the first record of each key pass and drops its repetitions.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        return FieldUse.reading(Set.copyOf(options.key()));
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        String key = options.key().stream().map(Path::text).collect(Collectors.joining(", ", "[", "]"));
        return options.wholeKeys() ? Map.of("key", key, "wholeKeys", "true") : Map.of("key", key);
    }

    @Override
    public boolean wholeKeys(Options options) {
        return options.wholeKeys();
    }

    @Override
    public Optional<Duration> retention(Options options) {
        return Optional.of(options.within().multipliedBy(2));
    }

    @Override
    public KeyedFunction open(Options options) {
        return new FirstWithin(options.key(), options.within().toMillis());
    }

    private record FirstWithin(List<Path> paths, long within) implements KeyedFunction {
        @Override
        public Fingerprint key(FlowRecord record) throws RecordRejected {
            return Fingerprint.of(values(record));
        }

        @Override
        public byte[] wholeKey(FlowRecord record) throws RecordRejected {
            return Fingerprint.canonical(values(record));
        }

        private List<Value> values(FlowRecord record) throws RecordRejected {
            Value.Struct root = RootStruct.of(record);
            List<Value> key = new ArrayList<>(paths.size());
            for (Path path : paths) {
                Value value = Fields.find(root, path).orElse(Value.Null.NULL);
                if (value instanceof Value.Null) {
                    throw new RecordRejected(MISSING_KEY, "the key field '" + path.text() + "' is absent or null");
                }
                key.add(value);
            }
            return key;
        }

        @Override
        public Decision decide(FlowRecord record, Memory memory, long watermark) {
            long time = record.eventTime();
            if (time == SourceRecord.NO_TIME) {
                return first(memory, time, 1, Long.MAX_VALUE);
            }
            if (time < shifted(watermark, -within)) {
                return Decision.LATE;
            }
            return first(memory, time, within, shifted(time, 2 * within));
        }

        private static Decision first(Memory memory, long time, long within, long forgetAt) {
            if (memory.holds(shifted(time, 1 - within), shifted(time, within - 1))) {
                return Decision.DUPLICATE;
            }
            memory.remember(time, forgetAt);
            return Decision.PASS;
        }

        /** The sum, or the end of time in its direction. */
        private static long shifted(long time, long by) {
            long sum = time + by;
            return by < 0 == sum < time ? sum : by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
