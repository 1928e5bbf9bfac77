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
