package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    private static final String ORDERS = "../flow-specs/examples/orders/flow.json";

    @TempDir
    private Path folder;

    @Test
    void aValidSpecIsSilence() {
        CommandRun run = CommandRun.of("check", ORDERS);

        assertThat(run).isEqualTo(new CommandRun(0, "", ""));
    }

    @Test
    void aBrokenSpecExitsWithOneAndPointsAtTheCharacter() throws IOException {
        CommandRun run = CommandRun.of("check", broken());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(":1:").contains("error[unknown-option]").contains("did you mean 'topic'?");
    }

    @Test
    void toolsGetJson() throws IOException {
        CommandRun run = CommandRun.of("check", "--format", "json", broken());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("[")
                .contains("\"code\":\"unknown-option\"")
                .contains("\"line\":1");
    }

    @Test
    void aFileThatIsNotThereIsTheWorldsFault() {
        CommandRun run = CommandRun.of("check", "nowhere.json");

        assertThat(run).isEqualTo(new CommandRun(3, "", "weir: no such file: nowhere.json: nowhere.json\n"));
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertThat(CommandRun.of("check").exitCode()).isEqualTo(2);
    }

    private String broken() throws IOException {
        String spec = Files.readString(Path.of(ORDERS)).replace("\"topic\": \"orders\"", "\"topics\": \"orders\"");
        return Files.writeString(folder.resolve("broken.json"), spec.replace("\n", " "))
                .toString();
    }
}
