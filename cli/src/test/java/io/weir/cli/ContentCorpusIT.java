package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dev.EmbeddedKafka;
import io.weir.dev.EmbeddedPostgres;
import io.weir.record.Fields;
import io.weir.record.JsonReader;
import io.weir.record.Path;
import io.weir.record.Value;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sends the content corpus from Kafka to PostgreSQL; see {@code content/README.md}. */
class ContentCorpusIT {
    private static final java.nio.file.Path CORPUS = java.nio.file.Path.of("src/test/resources/content/records.txt");
    private static final Pattern NOTATION =
            Pattern.compile("\\\\x(?<byte>[0-9a-f]{2})|⟪(?<text>.*?)×(?<times>[0-9]+)⟫|(?<plain>.)");
    private static final JsonReader LETTERS = new JsonReader(64, 16 << 20);

    @TempDir
    private java.nio.file.Path work;

    @Test
    void everyRecordHasTheFateThatTheCorpusTells() throws Exception {
        List<Sent> corpus = corpus();
        List<String> good = corpus.stream()
                .filter(sent -> sent.verdict().equals("ok"))
                .map(sent -> field(sent.payload(), "name"))
                .toList();
        List<String> poison = corpus.stream()
                .filter(sent -> !sent.verdict().equals("ok"))
                .map(sent -> sent.verdict() + " " + shown(sent.payload()))
                .toList();

        try (EmbeddedKafka kafka = EmbeddedKafka.start(work.resolve("kafka"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start(work.resolve("postgres"))) {
            kafka.topics().create("content", 1);
            kafka.topics().create("letters", 1);
            kafka.topics()
                    .send(corpus.stream()
                            .map(sent -> new ProducerRecord<byte[], byte[]>("content", sent.payload()))
                            .iterator());
            postgres.execute("create table content (name text not null, big bigint, num numeric, dbl double precision,"
                    + " txt text, doc jsonb)");
            CommandRun run = run(kafka.bootstrapServers(), postgres.uri().toString());

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(letters(kafka)).containsExactlyInAnyOrderElementsOf(poison);
            for (String name : good) {
                assertThat(postgres.number(
                                "select count(*) from content where name = '" + name.replace("'", "''") + "'"))
                        .as(name)
                        .isEqualTo(1);
            }
            assertThat(postgres.number("select count(*) from content")).isEqualTo(good.size());
        }
    }

    private CommandRun run(String brokers, String database) throws Exception {
        java.nio.file.Path spec = Files.writeString(work.resolve("flow.json"), """
                {"source": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "content"}},
                 "sink": {"type": "postgresql", "config": {"connectionString": "%2$s", "table": "content"}},
                 "errors": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "letters"}}}
                """.formatted(brokers, database));
        return CommandRun.of("run", spec.toString(), "--bounded", "--state-dir", work + "/state");
    }

    private static List<String> letters(EmbeddedKafka kafka) throws Exception {
        List<String> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.topics().committed("letters", Duration.ofSeconds(30))) {
            Value letter = LETTERS.read(record.value());
            byte @Nullable [] original = Fields.find(letter, Path.parse("original_bytes"))
                    .filter(Value.Text.class::isInstance)
                    .map(bytes -> Base64.getDecoder().decode(((Value.Text) bytes).text()))
                    .orElse(null);
            letters.add(field(record.value(), "error.code") + " " + shown(original));
        }
        return letters;
    }

    private static String field(byte @Nullable [] json, String path) {
        try {
            return ((Value.Text) Fields.find(LETTERS.read(json == null ? new byte[0] : json), Path.parse(path))
                            .orElseThrow())
                    .text();
        } catch (io.weir.record.JsonRejected e) {
            throw new AssertionError(e);
        }
    }

    /** One character for each byte. */
    private static String shown(byte @Nullable [] payload) {
        return payload == null ? "(none)" : new String(payload, StandardCharsets.ISO_8859_1);
    }

    private static List<Sent> corpus() throws Exception {
        return Files.readAllLines(CORPUS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", 2))
                .map(line -> new Sent(line[0], bytes(line[1])))
                .toList();
    }

    private static byte @Nullable [] bytes(String notation) {
        if (notation.equals("(none)")) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher part = NOTATION.matcher(notation);
        while (part.find()) {
            if (part.group("byte") != null) {
                bytes.write(Integer.parseInt(part.group("byte"), 16));
            } else {
                String text = part.group("text") == null
                        ? part.group("plain")
                        : part.group("text").repeat(Integer.parseInt(part.group("times")));
                bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** A record and what must become of it. */
    @SuppressWarnings("ArrayRecordComponent") // compared as text
    private record Sent(String verdict, byte @Nullable [] payload) {}
}
