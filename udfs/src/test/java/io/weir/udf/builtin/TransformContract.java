package io.weir.udf.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.record.EveryMatch;
import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.udf.BoundStep;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordDecoder;
import io.weir.udf.Stateless;
import io.weir.udf.Transform;
import io.weir.udf.fold.RecordSteps;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What every transformation promises. A test of a transformation extends this.
 *
 * @param <O> the transformation's options
 */
abstract class TransformContract<O extends java.lang.Record> {
    /** Numbers that a detour through double or BigDecimal would change. */
    private static final String SAMPLE = "{\"id\":\"a\",\"name\":\"n\",\"price\":1.10,\"big\":12345678901234567890,"
            + "\"zero\":-0,\"huge\":1e400,\"nested\":{\"name\":\"m\",\"count\":1.0},\"items\":[{\"sku\":\"s\",\"qty\":2.00}],"
            + "\"flags\":[true,null],\"nested.name\":\"flat\"}";

    /** The transformation. */
    abstract Transform<O> transform();

    /** Options that make it do something to a record with the fields id, name, price, nested.name and items. */
    abstract O sampleOptions();

    /** The default of each option that has one, as specs write it. */
    abstract Map<String, String> defaults();

    /** The fields that the sample options use. */
    abstract FieldUse use();

    @Test
    void isOneOfTheTransformations() {
        assertThat(Transforms.ALL).hasAtLeastOneElementOfType(transform().getClass());
    }

    @Test
    void defaultsArePinned() {
        Map<String, String> actual = new LinkedHashMap<>();
        for (RecordComponent option : transform().options().getRecordComponents()) {
            Default value = option.getAnnotation(Default.class);
            if (value != null) {
                actual.put(option.getName(), value.value());
            }
        }

        assertThat(actual).isEqualTo(defaults());
    }

    @Test
    void everyOptionIsDocumentedInASentence() {
        assertThat(transform().summary()).endsWith(".");
        assertThat(transform().options().getRecordComponents())
                .allSatisfy(option -> assertThat(option.getAnnotation(Doc.class))
                        .as(option.getName())
                        .isNotNull()
                        .extracting(Doc::value)
                        .asString()
                        .endsWith("."));
    }

    @Test
    void theFieldsItUsesAreDeclared() {
        assertThat(transform().fields(sampleOptions())).isEqualTo(use());
    }

    @Test
    void travelsToTasks() throws IOException, ClassNotFoundException {
        assertThat(copied(sampleOptions())).isEqualTo(sampleOptions());
        assertThat(copied(transform())).hasSameClassAs(transform());
    }

    @Test
    void changesOnlyTheFieldsThatItDeclaresToWrite() {
        if (transform() instanceof Stateless<O> stateless && !use().wholeRecord()) {
            List<FlowRecord> emitted = results(stateless);

            assertThat(emitted)
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(unwritten(result.value()))
                            .isEqualTo(unwritten(Samples.record(SAMPLE).value())));
        }
    }

    @Test
    void keepsTheDigitsOfNumbersThatItPasses() {
        if (transform() instanceof Stateless<O> stateless) {
            Set<String> before = new HashSet<>();
            numbers(Samples.record(SAMPLE).value(), before);
            Set<String> after = new HashSet<>();
            results(stateless).forEach(result -> numbers(result.value(), after));

            assertThat(after).isNotEmpty().isSubsetOf(before);
        }
    }

    @Test
    void doesWithBytesWhatItDoesWithATree() {
        if (transform() instanceof Stateless<O> stateless) {
            FlowRecord record = Samples.record(SAMPLE, 1_732_212_000_000L);
            List<BoundStep<?>> steps = List.of(new BoundStep<>("step", stateless, sampleOptions()));
            List<FlowRecord> emitted = new ArrayList<>();
            RecordSteps fast = RecordSteps.open("decode", RecordDecoder.STANDARD, steps);

            fast.apply(record.origin(), Samples.collecting(emitted, new ArrayList<>()));

            assertThat(texts(emitted)).isEqualTo(texts(results(stateless, record)));
            assertThat(fast.decidedFast())
                    .isEqualTo(stateless.effect(sampleOptions()) instanceof Effect.Opaque ? 0 : 1);
        }
    }

    @Test
    void keepsTheOriginOfARecord() {
        if (transform() instanceof Stateless<O> stateless) {
            FlowRecord record = Samples.record(SAMPLE);

            assertThat(Samples.emitted(stateless, sampleOptions(), record, new ArrayList<>()))
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(result.origin()).isSameAs(record.origin()));
        }
    }

    private static List<String> texts(List<FlowRecord> records) {
        return records.stream().map(record -> new String(record.json(), UTF_8)).toList();
    }

    private List<FlowRecord> results(Stateless<O> stateless) {
        return results(stateless, Samples.record(SAMPLE));
    }

    private List<FlowRecord> results(Stateless<O> stateless, FlowRecord record) {
        List<String> rejections = new ArrayList<>();
        List<FlowRecord> emitted = Samples.emitted(stateless, sampleOptions(), record, rejections);
        assertThat(rejections).isEmpty();
        return emitted;
    }

    private Value unwritten(Value value) {
        Value rest = value;
        for (Path path : use().writes()) {
            rest = EveryMatch.of(path).remove(rest);
        }
        return rest;
    }

    private static void numbers(Value value, Set<String> lexemes) {
        if (value instanceof Value.Numeric number) {
            lexemes.add(number.lexeme());
        } else if (value instanceof Value.Sequence sequence) {
            sequence.elements().forEach(element -> numbers(element, lexemes));
        } else if (value instanceof Value.Struct struct) {
            struct.fields().values().forEach(field -> numbers(field, lexemes));
        }
    }

    private static Object copied(Object original) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
