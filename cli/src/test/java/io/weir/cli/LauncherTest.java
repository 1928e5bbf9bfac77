package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code weir} in a project that is built, with a program in Java's place that prints its arguments. */
class LauncherTest {
    private static final String JAVA = """
            #!/usr/bin/env bash
            echo "java $*"
            for argument in "$@"; do
                case "$argument" in -XX:ArchiveClassesAtExit=*)
                    [ ! -e "$JAVA_HOME/broken" ] || exit 1
                    echo classes >"${argument#*=}" ;;
                esac
            done
            """;
    private static final String ARCHIVE = "-XX:SharedArchiveFile=";

    @TempDir
    private Path folder;

    private Path home;
    private Path jdk;

    @BeforeEach
    void pretendToBeBuilt() throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        jdk = Files.createDirectories(folder.resolve("jdk"));
        Files.createDirectories(home.resolve("target"));
        Files.createDirectories(home.resolve("cli/src/main"));
        Files.createDirectories(home.resolve("cli/target"));
        Files.createDirectories(jdk.resolve("lib"));
        Files.copy(Path.of("../weir"), home.resolve("weir"));
        for (String file : List.of("pom.xml", "cli/pom.xml", "cli/target/weir.jar")) {
            old(Files.createFile(home.resolve(file)));
        }
        old(Files.createFile(jdk.resolve("lib/modules")));
        old(Files.writeString(home.resolve("cli/target/classpath"), "a.jar:b.jar"));
        Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
        Files.writeString(java, JAVA);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theFirstCommandKeepsItsClassesForThoseAfterIt() throws Exception {
        String first = weir("check", "a.json");
        String second = weir("check", "a.json");

        assertThat(first).contains("preparing faster starts").contains(ARCHIVE + home.resolve("target/cds/short.jsa"));
        assertThat(second).doesNotContain("preparing").contains(ARCHIVE + home.resolve("target/cds/short.jsa"));
    }

    @Test
    void aRunHasAnArchiveOfItsOwn() throws Exception {
        weir("check", "a.json");

        assertThat(weir("run", "a.json"))
                .contains("preparing")
                .contains(ARCHIVE + home.resolve("target/cds/run.jsa"))
                .contains("--add-opens");
    }

    @Test
    void aNewBuildAndANewJavaMakeTheArchiveAnew() throws Exception {
        weir("check", "a.json");
        Files.setLastModifiedTime(home.resolve("cli/target/weir.jar"), FileTime.from(Instant.now()));
        String afterBuild = weir("check", "a.json");
        String again = weir("check", "a.json");
        Files.setLastModifiedTime(jdk.resolve("lib/modules"), FileTime.from(Instant.now()));

        assertThat(afterBuild).contains("preparing");
        assertThat(again).doesNotContain("preparing");
        assertThat(weir("check", "a.json")).contains("preparing");
    }

    @Test
    void whereNoArchiveCanBeMadeCommandsRunWithout() throws Exception {
        Files.createFile(jdk.resolve("broken"));
        String first = weir("check", "a.json");
        String second = weir("check", "a.json");

        assertThat(first).contains("io.weir.cli.Weir check a.json").doesNotContain(ARCHIVE);
        assertThat(second).contains("io.weir.cli.Weir check a.json").doesNotContain(ARCHIVE, "preparing");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoFailure() throws Exception {
        Files.delete(home.resolve("target"));
        Files.createFile(home.resolve("target")); // where a folder would have to be

        assertThat(weir("check", "a.json"))
                .contains("io.weir.cli.Weir check a.json")
                .doesNotContain(ARCHIVE, "preparing", "cannot");
    }

    private String weir(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(home.resolve("weir").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("JAVA_HOME", jdk.toString());
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(output);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }
}
