package io.weir.cli;

import io.weir.compile.ReferenceDocs;
import io.weir.flink.connector.Connectors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the reference pages and the JSON Schema. */
@Command(
        name = "docs",
        mixinStandardHelpOptions = true,
        description = "Writes the reference pages and the JSON Schema of specs into a project's folder.")
final class DocsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "DIR", description = "The project's folder; default: here.", defaultValue = ".")
    private Path directory;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        for (Map.Entry<String, String> page :
                ReferenceDocs.pages(Connectors.catalog()).entrySet()) {
            Path file = directory.resolve(page.getKey());
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, page.getValue());
            out.println(file);
        }
        out.flush();
        return ExitCode.FINE;
    }
}
