package io.weir.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskSecretsTest {
    @TempDir
    Path directory;

    private final TaskSecrets secrets = new TaskSecrets("shop");

    @BeforeEach
    void pointToTheDirectory() {
        System.setProperty("weir.secrets.dir", directory.toString());
    }

    @AfterEach
    void forgetTheDirectory() {
        System.clearProperty("weir.secrets.dir");
    }

    @Test
    void anEmptyNamespaceIsTheFlowsOwn() throws IOException {
        write("shop/db/password", "own");
        write("other/db/password", "foreign");

        assertThat(secrets.secret("", "db", "password")).isEqualTo("own");
        assertThat(secrets.secret("other", "db", "password")).isEqualTo("foreign");
    }

    @Test
    void aDirectoryWithoutNamespaceServesTheFlowsOwnOnly() throws IOException {
        write("db/password", "own");

        assertThat(secrets.secret("", "db", "password")).isEqualTo("own");
        assertThatThrownBy(() -> secrets.secret("other", "db", "password"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("failed to get secret other/db");
    }

    @Test
    void aMissingKeyIsNamedWithItsSecret() throws IOException {
        write("shop/db/password", "x");

        assertThatThrownBy(() -> secrets.secret("", "db", "user"))
                .isInstanceOf(IOException.class)
                .hasMessage("key user not found in secret shop/db");
    }

    @Test
    void oneTrailingLineBreakIsNotPartOfTheValue() throws IOException {
        write("shop/db/one", "x\n\n");
        write("shop/db/two", "x\r\n");

        assertThat(secrets.secret("", "db", "one")).isEqualTo("x\n");
        assertThat(secrets.secret("", "db", "two")).isEqualTo("x");
        assertThat(secrets.file(directory.resolve("shop/db/two").toString())).isEqualTo("x");
    }

    @Test
    void namesCannotLeaveTheDirectory() throws IOException {
        write("shop/db/password", "x");

        for (String name : new String[] {"..", "../shop/db", ".", "", "a/b"}) {
            assertThatThrownBy(() -> secrets.secret("", "db", name))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be the name");
            assertThatThrownBy(() -> secrets.secret("", name, "password")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThatThrownBy(() -> secrets.environment("WEIR_NOT_SET"))
                .isInstanceOf(IOException.class)
                .hasMessage("environment variable WEIR_NOT_SET is not set");
    }

    private void write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
