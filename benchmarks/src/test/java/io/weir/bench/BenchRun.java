package io.weir.bench;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** One {@code weir bench} in this process; what it starts are processes of their own. */
public record BenchRun(int exitCode, String out, String err) {
    /** Runs the command with {@code home} as the project's folder. */
    public static BenchRun of(Path home, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = BenchMain.commandLine(home);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exitCode = line.execute(arguments);
        return new BenchRun(exitCode, out.toString(), err.toString());
    }
}
