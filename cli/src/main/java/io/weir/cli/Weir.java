package io.weir.cli;

import io.weir.flink.savepoint.StateLost;
import java.io.PrintWriter;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code weir} command. Exit codes: see {@link ExitCode}. */
@Command(
        name = "weir",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Compiles data flows to Apache Flink jobs, and runs them.",
        subcommands = {
            CheckCommand.class,
            PlanCommand.class,
            ExplainCommand.class,
            TryCommand.class,
            RunCommand.class,
            SubmitCommand.class,
            DlqCommand.class,
            UpgradeCommand.class,
            SavepointCommand.class,
            CancelCommand.class,
            DemoCommand.class,
            ChaosCommand.class,
            BenchCommand.class,
            DocsCommand.class,
            HelpCommand.class,
            AutoComplete.GenerateCompletion.class
        },
        footer = {
            "",
            "Exit codes: 0 fine, 1 problems in the spec, 2 wrong usage, 3 the world failed (cannot connect, job failed)."
        })
public final class Weir {
    private Weir() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line without the exit; for tests and completion. */
    static CommandLine commandLine() {
        return new CommandLine(new Weir())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Weir::explain);
    }

    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        if (failure instanceof StateLost) {
            err.println("weir: " + failure.getMessage());
            err.flush();
            return ExitCode.PROBLEMS;
        }
        err.println("weir: " + Failures.describe(failure));
        if (System.getenv("WEIR_STACKTRACE") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        return ExitCode.WORLD_FAILED;
    }
}
