package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.udf.FieldUse;
import io.weir.udf.KeyedFunction;
import io.weir.udf.KeyedFunction.Decision;
import io.weir.udf.RecordRejected;
import io.weir.udf.RememberedKeys;
import io.weir.udf.Transform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeduplicateTest extends TransformContract<Deduplicate.Options> {
    private static final long START = Long.MIN_VALUE;

    private final Deduplicate deduplicate = new Deduplicate();
    private final KeyedFunction within10 = open(10);
    private final RememberedKeys keys = new RememberedKeys();

    @Test
    void aRepetitionWithinTheTimeIsADuplicateInBothDirections() throws RecordRejected {
        assertThat(decision("a", 100, START)).isEqualTo(Decision.PASS);
        assertThat(decision("a", 100, START)).isEqualTo(Decision.DUPLICATE);
        assertThat(decision("a", 109, START)).isEqualTo(Decision.DUPLICATE);
        assertThat(decision("a", 91, START)).isEqualTo(Decision.DUPLICATE);
        assertThat(decision("a", 110, START)).isEqualTo(Decision.PASS);
        assertThat(decision("a", 90, START)).isEqualTo(Decision.PASS);
        assertThat(decision("b", 100, START)).isEqualTo(Decision.PASS);
    }

    @Test
    void aDuplicateDoesNotProlongTheTime() throws RecordRejected {
        decision("a", 100, START);
        decision("a", 109, START);

        assertThat(decision("a", 111, START)).isEqualTo(Decision.PASS);
    }

    @Test
    void recordsOlderThanTheWatermarkLessTheTimeAreLate() throws RecordRejected {
        assertThat(decision("a", 90, 100)).isEqualTo(Decision.PASS);
        assertThat(decision("b", 89, 100)).isEqualTo(Decision.LATE);
        assertThat(keys.size()).isEqualTo(1);
    }

    @Test
    void aRecordIsRememberedAsLongAsSomethingThatIsNotLateMayRepeatIt() throws RecordRejected {
        decision("a", 100, START);

        assertThat(decision("a", 109, 119)).isEqualTo(Decision.DUPLICATE);
        keys.forget(119);
        assertThat(keys.size()).isEqualTo(1);
        keys.forget(120);
        assertThat(keys.size()).isZero();
    }

    @Test
    void recordsWithoutEventTimeAreNeverLateAndRememberedForEver() throws RecordRejected {
        assertThat(decision("a", SourceRecord.NO_TIME, 1_000)).isEqualTo(Decision.PASS);
        keys.forget(Long.MAX_VALUE - 1);

        assertThat(decision("a", SourceRecord.NO_TIME, Long.MAX_VALUE - 1)).isEqualTo(Decision.DUPLICATE);
        assertThat(decision("b", SourceRecord.NO_TIME, 1_000)).isEqualTo(Decision.PASS);
        assertThat(decision("a", 5_000, 1_000)).isEqualTo(Decision.PASS);
    }

    @Test
    void theEndsOfTimeDoNotWrapAround() throws RecordRejected {
        assertThat(decision("a", Long.MAX_VALUE - 1, START)).isEqualTo(Decision.PASS);
        assertThat(decision("a", Long.MAX_VALUE, START)).isEqualTo(Decision.DUPLICATE);
        assertThat(decision("a", Long.MIN_VALUE + 1, START)).isEqualTo(Decision.PASS);
        assertThat(decision("a", Long.MIN_VALUE + 5, START + 3)).isEqualTo(Decision.DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\":1,\"x\":\"u\"}|{\"x\":\"u\",\"id\":1.0,\"z\":0}",
                "{\"id\":\"a\",\"x\":[]}|{\"id\":\"a\",\"x\":[]}"
            })
    void recordsOfEqualKeyValuesMeet(String one, String other) throws RecordRejected {
        KeyedFunction function = keyed("id", "x");

        assertThat(function.key(Samples.record(one))).isEqualTo(function.key(Samples.record(other)));
    }

    @Test
    void keysOfOtherValuesOrInAnotherOrderDiffer() throws RecordRejected {
        KeyedFunction function = keyed("id", "x");
        Fingerprint key = function.key(Samples.record("{\"id\":\"a\",\"x\":\"b\"}"));

        assertThat(function.key(Samples.record("{\"id\":\"b\",\"x\":\"a\"}"))).isNotEqualTo(key);
        assertThat(function.key(Samples.record("{\"id\":\"ab\",\"x\":\"\"}"))).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1}", "{\"id\":1,\"x\":null}", "{\"id\":1,\"y\":{\"x\":1}}"})
    void aRecordWithoutAFieldOfTheKeyIsRejected(String json) {
        assertThatThrownBy(() -> keyed("id", "x").key(Samples.record(json)))
                .isInstanceOfSatisfying(
                        RecordRejected.class, why -> assertThat(why.code()).isEqualTo("missing-key"))
                .hasMessage("the key field 'x' is absent or null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1H", "PT0.0005S", "P36501D"})
    void unusableTimesAreComplainedAbout(String within) {
        Deduplicate.Options options = new Deduplicate.Options(List.of(Path.of("id")), Duration.parse(within), false);

        assertThat(Complaining.errors(options)).hasSize(1).first().asString().startsWith("within: ");
        assertThat(Complaining.errors(sampleOptions())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void decidesAsIfNothingWereEverForgotten(long seed) throws RecordRejected {
        Random random = new Random(seed);
        Map<Decision, Integer> seen = new HashMap<>();

        for (int run = 0; run < 200; run++) {
            compareWithOracle(random, "seed " + seed + ", run " + run, seen);
        }

        assertThat(seen).containsOnlyKeys(Decision.values());
    }

    /** The oracle remembers every passed record for ever; forgetting must not change a single decision. */
    private void compareWithOracle(Random random, String run, Map<Decision, Integer> seen) throws RecordRejected {
        int within = 1 + random.nextInt(12);
        KeyedFunction function = open(within);
        RememberedKeys memories = new RememberedKeys();
        Map<String, List<Long>> passed = new HashMap<>();
        long watermark = START;
        long now = 0;
        for (int step = 0; step < 150; step++) {
            String key = "k" + random.nextInt(3);
            long time = now - random.nextInt(4 * within) + random.nextInt(2 * within);
            FlowRecord record = Samples.record("{\"id\":\"" + key + "\"}", time);
            List<Long> before = passed.computeIfAbsent(key, none -> new ArrayList<>());

            Decision decision = function.decide(record, memories.of(function.key(record), watermark), watermark);

            assertThat(decision)
                    .as("%s: time %d, watermark %d, within %d, passed %s", run, time, watermark, within, before)
                    .isEqualTo(expected(time, before, watermark, within));
            if (decision == Decision.PASS) {
                before.add(time);
            }
            seen.merge(decision, 1, Integer::sum);
            now += random.nextInt(3);
            if (random.nextInt(3) == 0) {
                watermark = Math.max(watermark, now - random.nextInt(2 * within));
                memories.forget(watermark);
            }
        }
        memories.forget(now + 6L * within);
        assertThat(memories.size()).as("all is forgotten at the end").isZero();
    }

    private static Decision expected(long time, List<Long> passed, long watermark, long within) {
        if (watermark != START && time < watermark - within) {
            return Decision.LATE;
        }
        return passed.stream().anyMatch(other -> Math.abs(other - time) < within) ? Decision.DUPLICATE : Decision.PASS;
    }

    private Decision decision(String id, long time, long watermark) throws RecordRejected {
        FlowRecord record = Samples.record("{\"id\":\"" + id + "\"}", time);
        return within10.decide(record, keys.of(within10.key(record), watermark), watermark);
    }

    private KeyedFunction open(long within) {
        return deduplicate.open(new Deduplicate.Options(List.of(Path.of("id")), Duration.ofMillis(within), false));
    }

    private KeyedFunction keyed(String... fields) {
        List<Path> key = new ArrayList<>();
        for (String field : fields) {
            key.add(Path.parse(field));
        }
        return deduplicate.open(new Deduplicate.Options(key, Duration.ofHours(24), false));
    }

    @Override
    Transform<Deduplicate.Options> transform() {
        return deduplicate;
    }

    @Override
    Deduplicate.Options sampleOptions() {
        return new Deduplicate.Options(List.of(Path.of("id")), Duration.ofHours(24), false);
    }

    @Override
    Map<String, String> defaults() {
        return Map.of("wholeKeys", "false");
    }

    @Override
    FieldUse use() {
        return FieldUse.reading(Set.of(Path.of("id")));
    }
}
