package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.problem.ProblemJson;
import io.weir.record.JsonWriter;
import io.weir.record.Value;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks specs: all problems, or silence. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks specs and prints all their problems; prints nothing when there are none.",
        footer = "Exit code 1 when there is an error.")
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Compilation compilation;

    @Parameters(paramLabel = "SPEC", arity = "1..*", description = "Spec files, JSON or YAML; - is standard input.")
    private List<String> specs;

    @Option(
            names = "--format",
            description = "text (default) or json: ${COMPLETION-CANDIDATES}.",
            defaultValue = "text")
    private Format format;

    @Option(names = "--strict", description = "Warnings count as errors.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        List<CompileReport> reports = new ArrayList<>();
        for (String spec : specs) {
            reports.add(compilation.compile(spec));
        }
        print(reports);
        boolean broken = reports.stream()
                .anyMatch(report ->
                        report.hasErrors() || (strict && !report.problems().isEmpty()));
        return broken ? ExitCode.PROBLEMS : ExitCode.FINE;
    }

    private void print(List<CompileReport> reports) {
        if (format == Format.JSON) {
            PrintWriter out = command.commandLine().getOut();
            out.println(JsonWriter.toText(new Value.Sequence(reports.stream()
                    .flatMap(report -> ProblemJson.values(report.text(), report.problems()).elements().stream())
                    .toList())));
            out.flush();
        } else {
            PrintWriter err = command.commandLine().getErr();
            reports.forEach(report -> Compilation.print(report, err));
        }
    }

    /** How problems are printed. */
    enum Format {
        TEXT,
        JSON
    }
}
