package io.weir.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.Setting;
import io.weir.problem.CompilerBug;
import io.weir.problem.Problems;
import io.weir.record.JsonWriter;
import io.weir.record.Value;
import io.weir.source.Json;
import io.weir.source.SpecParser;
import io.weir.source.SpecText;
import io.weir.testing.Golden;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is derived from an options record beside the binding. */
final class OptionWalksTest {
    private static final Path GOLDENS = Path.of("src/test/resources/option");

    @Test
    void schemaHasAllOptions() {
        Golden.matches(GOLDENS.resolve("sample-schema.txt"), indented(OptionSchema.of(Sample.class), "") + "\n");
    }

    @Test
    void pageHasARowPerOption() {
        Golden.matches(GOLDENS.resolve("sample-page.txt"), OptionPage.of(Sample.class));
    }

    @Test
    void componentWithoutOptionsSaysSo() {
        assertThat(OptionPage.of(Sample.Memory.class)).isEqualTo("No options.\n");
    }

    @Test
    void planTextIsCanonicalAndWithoutSecrets() {
        Map<String, String> entries = OptionText.entries(bind("""
                        brokers: ['${env:BROKER}:9092', 'postgres://me:hunter2@h/db']
                        topic: two words
                        batchSize: 7
                        password: hunter2${env:TAIL}
                        pin: 1234
                        interval: 90s
                        fields: [$.a.b, c]
                        renames: {b: x, a: y}
                        condition: $.a == 'x'
                        tls: {caFile: ''}
                        """));

        assertThat(entries)
                .containsExactly(
                        Map.entry("brokers", "[${env:BROKER}:9092, postgres://me:***@h/db]"),
                        Map.entry("topic", "'two words'"),
                        Map.entry("consumerGroup", "weir"),
                        Map.entry("batchSize", "7"),
                        Map.entry("interval", "1m30s"),
                        Map.entry("compressed", "false"),
                        Map.entry("mechanism", "scram-sha-256"),
                        Map.entry("password", "***${env:TAIL}"),
                        Map.entry("pin", "***"),
                        Map.entry("fields", "[a.b, c]"),
                        Map.entry("renames", "{b=x, a=y}"),
                        Map.entry("condition", "$.a == 'x'"),
                        Map.entry("tls", "{caFile='', insecureSkipVerify=false}"),
                        Map.entry("store", "{}"));
    }

    @Test
    void lineJoinsTheEntries() {
        assertThat(OptionText.line(new Sample.Tls("ca.pem", true))).isEqualTo("caFile=ca.pem insecureSkipVerify=true");
    }

    @Test
    void secretReferencePrintsItsName() {
        record One(@Doc("One.") Setting one) {}

        assertThat(OptionText.line(new One(Setting.secret("ns", "db", "url")))).isEqualTo("one=${secret:ns/db#url}");
    }

    @Test
    void mistakesInARecordAreCompilerBugs() {
        record NoDoc(String text) {}
        record BadDefault(@Doc("A number.") @Default("ten") int number) {}
        record BadType(@Doc("An object.") Object object) {}

        assertThatThrownBy(() -> OptionPage.of(NoDoc.class))
                .isInstanceOf(CompilerBug.class)
                .hasMessageContaining("text");
        assertThatThrownBy(() -> bind(BadDefault.class, "{}"))
                .isInstanceOf(CompilerBug.class)
                .hasMessageContaining("number");
        assertThatThrownBy(() -> bind(BadType.class, "{}"))
                .isInstanceOf(CompilerBug.class)
                .hasMessageContaining("object");
    }

    @Test
    void recordThatRefusesItsValuesIsAProblem() {
        Problems problems = new Problems();

        assertThat(OptionBinder.bind(Even.class, object("number: 3"), "sink 'x'", problems))
                .isEmpty();

        assertThat(problems.sorted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("3 is odd"));
    }

    record Even(@Doc("A number.") int number) {
        Even {
            if (number % 2 != 0) {
                throw new IllegalArgumentException(number + " is odd");
            }
        }
    }

    private static Sample bind(String yaml) {
        return bind(Sample.class, yaml).orElseThrow();
    }

    private static <O extends Record> Optional<O> bind(Class<O> type, String yaml) {
        Problems problems = new Problems();
        Optional<O> options = OptionBinder.bind(type, object(yaml), "source 'kafka'", problems);
        assertThat(problems.sorted()).isEmpty();
        return options;
    }

    private static Json.Obj object(String yaml) {
        return (Json.Obj)
                SpecParser.parse(new SpecText("a.yaml", yaml)).documents().get(0);
    }

    /** One field per line, so that a change of the schema can be reviewed. */
    private static String indented(Value value, String indent) {
        if (!(value instanceof Value.Struct struct) || JsonWriter.toText(value).length() < 100) {
            return JsonWriter.toText(value);
        }
        StringBuilder text = new StringBuilder("{");
        struct.fields()
                .forEach((name, field) -> text.append('\n')
                        .append(indent)
                        .append("  ")
                        .append(name)
                        .append(": ")
                        .append(indented(field, indent + "  ")));
        return text.append('\n').append(indent).append('}').toString();
    }
}
