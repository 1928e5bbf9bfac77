package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands load before they have done anything for their user. */
class StartIT {
    private static final String ROUTES = "../flow-specs/examples/manifest/routes/flow.yaml";
    private static final String ORDERS = "../flow-specs/examples/orders/flow.json";
    private static final String RECORDS = "../flow-specs/examples/transform/filter/input.jsonl";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check " + ROUTES,
                "check " + ORDERS,
                "plan " + ORDERS,
                "explain --stage job " + ORDERS,
                "try " + ORDERS + " --input " + RECORDS,
                "--help",
                "--version"
            })
    void shortCommandsLoadNothingOfFlinkOrOfItsConnectors(String command) throws Exception {
        assertThat(loaded(command.split(" ", -1)))
                .hasSizeGreaterThan(400)
                .filteredOn(line -> line.contains("org.apache.flink.") || line.contains("org.apache.kafka."))
                .isEmpty();
    }

    @Test
    void checkLoadsFewClassesBesidesThoseThatTheJdkKeepsReady() throws Exception {
        List<String> loaded = loaded("check", ROUTES);

        assertThat(loaded)
                .filteredOn(line -> !line.contains("shared objects file"))
                .as("classes from jars, modules and lambdas")
                .hasSizeLessThan(1_300);
        assertThat(loaded).as("all classes").hasSizeLessThan(2_300);
    }

    @Test
    void anExpressionLoadsTheParserOfCelAndNotItsInterpreter() throws Exception {
        assertThat(loaded("check", ORDERS))
                .anyMatch(line -> line.contains("dev.cel.parser."))
                .noneMatch(line -> line.contains("dev.cel.runtime.CelRuntimeLegacyImpl"));
    }

    private List<String> loaded(String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + log,
                "-cp",
                "target/weir.jar:"
                        + Files.readString(Path.of("target/classpath")).strip(),
                "io.weir.cli.Weir"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(" source: "))
                .toList();
    }
}
