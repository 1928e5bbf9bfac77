package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TryCommandTest {
    @TempDir
    private Path folder;

    @Test
    void printsWhatBecomesOfEachRecordInInputOrder() throws IOException {
        Path spec = write("flow.json", """
                {"source": {"type": "file", "config": {"path": "in"}},
                 "transformations": [
                   {"type": "deduplicate", "config": {"key": ["$.id"], "within": "1h"}},
                   {"type": "filter", "config": {"condition": "$.keep"}},
                   {"type": "mask", "config": {"fields": ["$.email"]}},
                   {"type": "router", "config": {"routes": [
                     {"condition": "$.level == 'error'", "sink": {"type": "file", "config": {"path": "bad"}}}]}}],
                 "sink": {"type": "file", "config": {"path": "out"}},
                 "errors": {"type": "file", "config": {"path": "letters"}}}
                """);
        Path input = write("in.jsonl", """
                {"id":1,"keep":true,"email":"a@b.c","n":1.10}
                {"id":2,"keep":false}
                {"id":1,"keep":true}
                {"id":3,"keep":true,"level":"error","n":12345678901234567890}
                not json
                """);

        CommandRun run = CommandRun.of("try", spec.toString(), "--input", input.toString());

        assertThat(run.out().lines())
                .hasSize(3)
                .satisfiesExactly(
                        main -> assertThat(main)
                                .isEqualTo(
                                        "{\"sink\":\"main\",\"record\":{\"id\":1,\"keep\":true,\"email\":\"***\",\"n\":1.10}}"),
                        routed -> assertThat(routed)
                                .isEqualTo(
                                        "{\"sink\":\"route:1\",\"record\":{\"id\":3,\"keep\":true,\"level\":\"error\",\"n\":12345678901234567890}}"),
                        letter -> assertThat(letter)
                                .startsWith("{\"sink\":\"errors\",\"error\":{\"code\":\"decode-error\"")
                                .endsWith("\"original\":\"not json\"}"));
        assertThat(run.err()).isEqualTo("in=5 out=2 filtered=1 deduplicated=1 late=0 dead-lettered=1\n");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void eventTimeDecidesAsInAJob() throws IOException {
        Path spec = write("flow.json", """
                {"source": {"type": "file", "config": {"path": "in"}},
                 "eventTime": {"field": "$.at", "outOfOrderness": "1m"},
                 "transformations": [
                   {"type": "filter", "config": {"condition": "$.keep"}},
                   {"type": "deduplicate", "config": {"key": ["$.id"], "within": "1h"}}],
                 "sink": {"type": "file", "config": {"path": "out"}},
                 "errors": {"type": "file", "config": {"path": "letters"}}}
                """);
        Path input = write("in.jsonl", """
                {"id":1,"keep":true,"at":"2026-01-01T10:00:00Z"}
                {"id":1,"keep":true,"at":"2026-01-01T10:30:00Z"}
                {"id":1,"keep":true,"at":"2026-01-01T11:00:00Z"}
                {"id":2,"keep":false,"at":"2026-01-01T23:00:00Z"}
                {"id":2,"keep":true,"at":"2026-01-01T09:58:00Z"}
                {"id":3,"keep":true,"at":"yesterday"}
                {"id":3,"keep":true}
                """);

        CommandRun run = CommandRun.of("try", spec.toString(), "--input", input.toString());

        assertThat(run.out().lines())
                .satisfiesExactly(
                        first -> assertThat(first).contains("T10:00:00Z"),
                        hourLater -> assertThat(hourLater).contains("T11:00:00Z"),
                        late -> assertThat(late).contains("\"code\":\"late\",\"stage\":\"deduplicate\""),
                        noTime -> assertThat(noTime).contains("\"code\":\"type-mismatch\",\"stage\":\"decode\""),
                        absent -> assertThat(absent).contains("\"code\":\"missing-field\",\"stage\":\"decode\""));
        assertThat(run.err()).isEqualTo("in=7 out=2 filtered=1 deduplicated=1 late=1 dead-lettered=2\n");
    }

    @Test
    void bytesThatAreNotTextAreKeptInBase64() throws IOException {
        Path spec = write("flow.json", """
                {"source": {"type": "file", "config": {"path": "in"}},
                 "sink": {"type": "file", "config": {"path": "out"}},
                 "errors": {"type": "file", "config": {"path": "letters"}}}
                """);
        Path input = Files.write(folder.resolve("in.bin"), new byte[] {'{', (byte) 0xff, '}', '\n'});

        CommandRun run = CommandRun.of("try", spec.toString(), "--input", input.toString());

        assertThat(run.out()).contains("\"originalBytes\":\"e/99\"");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }
}
