package io.weir.cli;

import io.weir.flink.savepoint.StateLost;
import java.io.PrintWriter;
import java.util.List;
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
        footer = {
            "",
            "Exit codes: 0 fine, 1 problems in the spec, 2 wrong usage, 3 the world failed (cannot connect, job failed)."
        })
public final class Weir {
    /** The commands in the order of the help. */
    private static final List<String> NAMES = List.of(
            "check",
            "plan",
            "explain",
            "try",
            "run",
            "submit",
            "dlq",
            "upgrade",
            "savepoint",
            "cancel",
            "demo",
            "chaos",
            "bench",
            "docs",
            "help",
            "generate-completion");

    /** The commands that tell about the others. */
    private static final List<String> ABOUT_OTHERS = List.of("help", "generate-completion");

    private Weir() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        boolean one = arguments.length > 0 && NAMES.contains(arguments[0]) && !ABOUT_OTHERS.contains(arguments[0]);
        System.exit(commandLine(one ? List.of(arguments[0]) : NAMES).execute(arguments));
    }

    /** The command line without the exit, with all commands; for tests and completion. */
    static CommandLine commandLine() {
        return commandLine(NAMES);
    }

    /** The same with some commands only, so that a start does not read the descriptions of all others. */
    private static CommandLine commandLine(List<String> names) {
        CommandLine weir = new CommandLine(new Weir());
        names.forEach(name -> weir.addSubcommand(name, command(name)));
        return weir.setCaseInsensitiveEnumValuesAllowed(true).setExecutionExceptionHandler(Weir::explain);
    }

    private static Object command(String name) {
        return switch (name) {
            case "check" -> new CheckCommand();
            case "plan" -> new PlanCommand();
            case "explain" -> new ExplainCommand();
            case "try" -> new TryCommand();
            case "run" -> new RunCommand();
            case "submit" -> new SubmitCommand();
            case "dlq" -> new DlqCommand();
            case "upgrade" -> new UpgradeCommand();
            case "savepoint" -> new SavepointCommand();
            case "cancel" -> new CancelCommand();
            case "demo" -> new DemoCommand();
            case "chaos" -> new ChaosCommand();
            case "bench" -> new BenchCommand();
            case "docs" -> new DocsCommand();
            case "help" -> new HelpCommand();
            case "generate-completion" -> new AutoComplete.GenerateCompletion();
            default -> throw new IllegalArgumentException("no command is called " + name);
        };
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
