package io.weir.udf.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.udf.BoundStep;
import io.weir.udf.EventTimeField;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import io.weir.udf.StepChain;
import io.weir.udf.builtin.CamelCase;
import io.weir.udf.builtin.Flatten;
import io.weir.udf.builtin.Mask;
import io.weir.udf.builtin.Remove;
import io.weir.udf.builtin.Select;
import io.weir.udf.builtin.SnakeCase;
import io.weir.udf.builtin.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordStepsTest {
    private static final BoundStep<?> SNAKE = step("snakeCase", new SnakeCase(), new SnakeCase.Options(false));
    private static final BoundStep<?> DEEP = step("snakeCase", new SnakeCase(), new SnakeCase.Options(true));
    private static final BoundStep<?> FLATTEN =
            step("flatten", new Flatten(), new Flatten.Options(Path.of("items"), Flatten.OnCollision.REJECT));

    @Test
    void aSelectFixesTheOrderAndLeavesOutWhatIsAbsent() {
        BoundStep<?> select = select("c.x", "a", "b");

        assertThat(fast("{\"a\":1,\"b\":\"é\",\"c\":{\"x\":[ 1 , 2 ],\"y\":0},\"d\":0}", select))
                .containsExactly("{\"x\":[1,2],\"a\":1,\"b\":\"é\"}");
        assertThat(fast("{\"b\":null,\"d\":0}", select)).containsExactly("{\"b\":null}");
    }

    @Test
    void withoutASelectTheOrderIsThatOfTheRecord() {
        assertThat(fast(
                        "{ \"userId\" : 1, \"x\":{\"innerId\" : \"\\u0041\"}, \"userName\":\"b\" }",
                        SNAKE,
                        remove("x.y")))
                .containsExactly("{\"user_id\":1,\"x\":{\"innerId\":\"A\"},\"user_name\":\"b\"}");
        assertThat(fast("{\"a\":1}", remove("a"))).containsExactly("{}");
    }

    @Test
    void masksAreWrittenByKind() {
        BoundStep<?> mask = step(
                "mask", new Mask(), new Mask.Options(List.of(Path.of("a"), Path.of("b"), Path.of("c")), "€", true));

        assertThat(fast("{\"a\":\"Jörg\",\"b\":-1.5,\"c\":null}", mask))
                .containsExactly("{\"a\":\"€€€€\",\"b\":\"€€€€\",\"c\":null}");
        assertThat(fast("{\"a\":\"\\u0041\\n\",\"b\":true,\"c\":[1]}", mask))
                .containsExactly("{\"a\":\"€€\",\"b\":\"€€€\",\"c\":\"€€€\"}");
    }

    @Test
    void aTimeTakesThePlaceOfAFieldOrStandsAtTheEnd() {
        BoundStep<?> stamp = step("timestamp", new Timestamp(), new Timestamp.Options(Path.of("at"), "Unix", false));

        assertThat(fast("{\"at\":null,\"a\":1}", stamp)).containsExactly("{\"at\":\"7\",\"a\":1}");
        assertThat(fast("{\"a\":1}", stamp)).containsExactly("{\"a\":1,\"at\":\"7\"}");
        assertThat(fast("{\"b\":1}", stamp, select("at", "a"))).containsExactly("{\"at\":\"7\"}");
        assertThat(fast("{\"b\":1}", stamp, stamp)).containsExactly("{\"b\":1,\"at\":\"7\"}");
        assertThat(fast("{\"b\":1}", select("b"), stamp, mask("at"))).containsExactly("{\"b\":1,\"at\":\"***\"}");
    }

    @Test
    void namesThatBecomeEqualAreRefusedByTheTree() {
        assertThat(RecordSteps.open("decode", RecordDecoder.STANDARD, List.of(SNAKE))
                        .decidedFast())
                .isZero();
        assertThat(slow("{\"userId\":1,\"user_id\":2}", SNAKE, select("user_id")))
                .containsExactly("snakeCase key-collision: two fields of the record would get the same name");
        assertThat(slow("{\"a\":{\"userId\":1,\"user_id\":2}}", DEEP))
                .containsExactly("snakeCase key-collision: two fields of the record would get the same name");
    }

    @Test
    void threeNamesForOneAreKnownInAnyPair() {
        RecordSteps steps = RecordSteps.open("decode", RecordDecoder.STANDARD, List.of(SNAKE));
        assertThat(applied(steps, "{\"userId\":1}")).containsExactly("{\"user_id\":1}");
        assertThat(applied(steps, "{\"user_id\":1}")).containsExactly("{\"user_id\":1}");
        assertThat(applied(steps, "{\"UserId\":1}")).containsExactly("{\"user_id\":1}");

        assertThat(applied(steps, "{\"user_id\":1,\"UserId\":2}"))
                .containsExactly("snakeCase key-collision: two fields of the record would get the same name");
    }

    @Test
    void whatIsMalformedIsRefusedWhereItIsDecoded() {
        assertThat(slow("{\"a\":1,}", select("a")))
                .containsExactly("decode decode-error: at byte 7: a field name in quotes should be here");
        assertThat(slow("{\"b\":1}", select("a")))
                .containsExactly("select missing-field: the record has none of the selected fields");
        assertThat(slow("[]", select("a"))).containsExactly("select type-mismatch: the record is no JSON object");
        assertThat(slow(null, select("a"))).containsExactly("decode null-payload: the record has no payload");
    }

    @Test
    void stepsBehindTheFoldedOnesGetTrees() {
        assertThat(fast("{\"items\":[{\"x\":1},{\"x\":2}],\"a\":3}", select("items"), FLATTEN, SNAKE))
                .containsExactly("expanded by 1", "{\"x\":1}", "{\"x\":2}");
    }

    @Test
    void theEventTimeMayComeFromAField() {
        RecordDecoder timed = RecordDecoder.STANDARD.with(new EventTimeField(Path.of("meta", "at")));
        RecordSteps steps = RecordSteps.open("decode", timed, List.of(select("a")));
        List<Long> times = new ArrayList<>();

        steps.apply(source("{\"a\":1,\"meta\":{\"at\":1732212000}}"), new Lines() {
            @Override
            public void emit(FlowRecord record) {
                times.add(record.eventTime());
            }
        });

        assertThat(times).containsExactly(1_732_212_000_000L);
        assertThat(steps.decidedFast()).isOne();
        assertThat(applied(steps, "{\"a\":1}"))
                .containsExactly("decode missing-field: the event time 'meta.at' is missing");
    }

    @Test
    void eachStepSaysWhichWayItTakes() {
        assertThat(ways(select("items", "a"), FLATTEN, SNAKE))
                .containsExactly(
                        "select bytes", "flatten makes several records of one", "snakeCase stands behind 'flatten'");
        assertThat(ways(SNAKE, FLATTEN))
                .containsExactly(
                        "snakeCase drops nothing before 'flatten' needs a tree",
                        "flatten makes several records of one");
        assertThat(ways(mask("a.b"), select("a.b")))
                .containsExactly(
                        "mask drops nothing before 'select' needs a tree",
                        "select takes 'a.b' out of a field that a step before it changes");
        assertThat(ways(DEEP, remove("a")))
                .containsExactly(
                        "snakeCase drops nothing before 'remove' needs a tree",
                        "remove stands behind a renaming of inner fields, which can refuse a record");
        BoundStep<?> inner =
                step("timestamp", new Timestamp(), new Timestamp.Options(Path.of("a", "b"), "Unix", false));
        assertThat(ways(inner)).containsExactly("timestamp writes into an object");
        assertThat(ways(step("camelCase", new CamelCase(), new CamelCase.Options(false))))
                .containsExactly("camelCase bytes");
    }

    private static List<String> ways(BoundStep<?>... steps) {
        return StepPath.of(List.of(steps), Optional.empty()).stream()
                .map(path -> path.id() + " " + path.treeBecause().orElse("bytes"))
                .toList();
    }

    private static List<String> fast(String json, BoundStep<?>... steps) {
        return both(json, 1, steps);
    }

    private static List<String> slow(@org.jspecify.annotations.Nullable String json, BoundStep<?>... steps) {
        return both(json, 0, steps);
    }

    private static List<String> both(
            @org.jspecify.annotations.Nullable String json, int decidedFast, BoundStep<?>... steps) {
        RecordSteps fast = RecordSteps.open("decode", RecordDecoder.STANDARD, List.of(steps));
        RecordSteps tree = RecordSteps.openOnTree("decode", RecordDecoder.STANDARD, List.of(steps));
        List<String> lines = applied(fast, json);
        assertThat(lines).isEqualTo(applied(tree, json));
        assertThat(fast.decidedFast()).isEqualTo(decidedFast);
        return lines;
    }

    private static List<String> applied(RecordSteps steps, @org.jspecify.annotations.Nullable String json) {
        Lines lines = new Lines();
        steps.apply(source(json), lines);
        return lines.all;
    }

    private static SourceRecord source(@org.jspecify.annotations.Nullable String json) {
        byte[] payload = json == null ? null : json.getBytes(UTF_8);
        return new SourceRecord(payload, null, List.of(), new Coordinates("t", 0, 0), 7_000, Operation.INSERT);
    }

    private static BoundStep<?> select(String... paths) {
        return step("select", new Select(), new Select.Options(paths(paths)));
    }

    private static BoundStep<?> remove(String... paths) {
        return step("remove", new Remove(), new Remove.Options(paths(paths)));
    }

    private static BoundStep<?> mask(String... paths) {
        return step("mask", new Mask(), new Mask.Options(paths(paths), "*", false));
    }

    private static List<Path> paths(String... paths) {
        return Stream.of(paths).map(Path::parse).toList();
    }

    private static <O extends java.lang.Record> BoundStep<O> step(
            String id, io.weir.udf.Stateless<O> transform, O options) {
        return new BoundStep<>(id, transform, options);
    }

    private static class Lines implements StepChain.Outcome {
        private final List<String> all = new ArrayList<>();

        @Override
        public void emit(FlowRecord record) {
            all.add(new String(record.json(), UTF_8));
        }

        @Override
        public void filtered(long count) {
            all.add("filtered " + count);
        }

        @Override
        public void expanded(long extra) {
            all.add("expanded by " + extra);
        }

        @Override
        public void rejected(String stepId, RecordRejected why) {
            all.add(stepId + " " + why.code() + ": " + why.getMessage());
        }
    }
}
