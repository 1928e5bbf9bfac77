package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Fields;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a record holds, the flow goes on and the bytes are kept. */
class BadContentIT {
    private static final JsonReader LETTERS = new JsonReader(64, 16 << 20);

    @TempDir
    private Path work;

    @Test
    void recordsThatCannotBeReadBecomeDeadLettersByteForByte() throws Exception {
        Map<String, String> bad = badRecords();
        Path spec = Files.writeString(work.resolve("flow.json"), """
                {"source": {"type": "file", "config": {"path": "%1$s/in"}},
                 "sink": {"type": "file", "config": {"path": "%1$s/out"}},
                 "errors": {"type": "file", "config": {"path": "%1$s/letters"}}}
                """.formatted(work));
        Files.write(Files.createDirectories(work.resolve("in")).resolve("records.jsonl"), between("{\"id\":1}", bad));

        CommandRun run = CommandRun.of("run", spec.toString(), "--bounded", "--state-dir", work + "/state");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(letters()).isEqualTo(bad);
        assertThat(TextFiles.lines(work.resolve("out"))).hasSize(bad.size() + 1).allMatch("{\"id\":1}"::equals);
    }

    /** Bytes, one character each, and the code that they must get. */
    private static Map<String, String> badRecords() {
        Map<String, String> records = new LinkedHashMap<>();
        records.put("{\"id\":2,", "decode-error");
        records.put("{\"id\":3} trailing", "decode-error");
        records.put("{\"id\":4,\"text\":\"\u00ff\u00fe\"}", "decode-error");
        records.put("{\"id\":4,\"text\":\"\u00c3", "decode-error");
        records.put("{\"id\":NaN}", "decode-error");
        records.put("{\"id\":5,\"id\":6}", "decode-error");
        records.put("[".repeat(100_000) + "]".repeat(100_000), "too-deep");
        records.put("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000), "too-deep");
        records.put("{\"text\":\"" + "x".repeat(2 << 20) + "\"}", "record-too-large");
        return records;
    }

    private static byte[] between(String good, Map<String, String> bad) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String record : bad.keySet()) {
            all.write((good + "\n").getBytes(StandardCharsets.ISO_8859_1));
            all.write((record + "\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        all.write(good.getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    private Map<String, String> letters() throws IOException, JsonRejected {
        Map<String, String> letters = new LinkedHashMap<>();
        for (String line : TextFiles.lines(work.resolve("letters"))) {
            Value letter = LETTERS.read(line.getBytes(StandardCharsets.UTF_8));
            byte[] original = Base64.getDecoder().decode(text(letter, "original_bytes"));
            letters.put(new String(original, StandardCharsets.ISO_8859_1), text(letter, "error.code"));
        }
        return letters;
    }

    private static String text(Value letter, String path) {
        return ((Value.Text)
                        Fields.find(letter, io.weir.record.Path.parse(path)).orElseThrow())
                .text();
    }
}
