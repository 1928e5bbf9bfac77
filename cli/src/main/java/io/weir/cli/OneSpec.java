package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.plan.FlowIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The SPEC of a command that takes one file, with the options that go with it, and where the command prints. */
final class OneSpec {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin
    private Compilation compilation;

    @Parameters(index = "0", paramLabel = "SPEC", description = "Spec file, JSON or YAML; - is standard input.")
    private String file;

    /** Compiles the file and prints its problems. @throws IOException when it cannot be read */
    CompileReport compile() throws IOException {
        CompileReport report = compilation.compile(file);
        Compilation.print(report, err());
        return report;
    }

    /** The only flow of the compiled file; empty after printing why there is none that can run. */
    Optional<CompileResult> only(CompileReport report) {
        return Compilation.only(report, err());
    }

    /** Compiles another version of the flow and prints its problems; it is called as {@code flow} where it has no name. */
    CompileReport compileBeside(String other, FlowIdentity flow) throws IOException {
        CompileReport report = compilation.compile(other, flow);
        Compilation.print(report, err());
        return report;
    }

    /** The file's name as it was given. */
    String file() {
        return file;
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }
}
