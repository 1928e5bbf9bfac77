package io.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The jar that a cluster gets with a job. */
final class JobJar {
    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "The job jar; default: the one that this checkout built.",
            defaultValue = "${sys:weir.home}/flink-jobs/target/weir-job.jar")
    private Path jar;

    /** The jar. @throws IOException when there is none */
    Path file() throws IOException {
        if (!Files.exists(jar)) {
            throw new IOException("no job jar at " + jar);
        }
        return jar;
    }
}
