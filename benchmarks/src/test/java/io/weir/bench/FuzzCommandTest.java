package io.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FuzzCommandTest {
    @Test
    void theResultSaysSeedAndCount(@TempDir Path folder) throws IOException {
        StringWriter out = new StringWriter();
        Path file = folder.resolve("fuzz.json");
        CommandLine line =
                BenchMain.commandLine(folder).setOut(new PrintWriter(out)).setErr(new PrintWriter(new StringWriter()));

        int code = line.execute("fuzz", "--minutes", "0", "--seed", "7", "--result", file.toString());

        assertThat(code).isZero();
        assertThat(out.toString()).isEqualTo("0 pairs, 0 of them decided without a tree, no difference\n");
        assertThat(Files.readString(file)).contains("\"seed\": 7", "\"pairs\": 0", "\"agreed\": true");
    }
}
