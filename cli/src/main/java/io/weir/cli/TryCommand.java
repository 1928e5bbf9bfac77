package io.weir.cli;

import io.weir.compile.CompileResult;
import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.JsonWriter;
import io.weir.record.LineInput;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends a file's records through the transformations of a flow, without Flink and without its connectors. */
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        description = {
            "Sends records through the transformations of a flow, without Flink, and prints what becomes of each.",
            "",
            "One JSON line per result, in input order:",
            "  {\"sink\":\"main\",\"record\":{…}}",
            "  {\"sink\":\"route:1\",\"record\":{…}}   the first route of the flow's routers",
            "  {\"sink\":\"errors\",\"error\":{\"code\":…},\"original\":\"…\"}",
            "Records that are filtered out or deduplicated are only in the summary on standard error.",
            "Event time is that of the spec's eventTime.field; without it the records have none."
        },
        footer = "Exit code 1 when the spec has an error.")
final class TryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Compilation compilation;

    @Parameters(paramLabel = "SPEC", description = "Spec file, JSON or YAML.")
    private String spec;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            required = true,
            description = "Records, one JSON value per line; - is standard input.")
    private String input;

    @Override
    public Integer call() throws IOException {
        Optional<CompileResult> flow =
                compilation.single(spec, command.commandLine().getErr());
        if (flow.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        PrintWriter out = command.commandLine().getOut();
        TrialRun run = new TrialRun(flow.get().plan().orElseThrow(), new Lines(out));
        try (LineInput lines = new LineInput(open(), 0)) {
            send(lines, run);
        }
        out.flush();
        summarise(run.fates());
        return ExitCode.FINE;
    }

    private InputStream open() throws IOException {
        return input.equals("-") ? System.in : Files.newInputStream(Path.of(input));
    }

    private void send(LineInput lines, TrialRun run) throws IOException {
        long offset = lines.position();
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (line.length > 0) {
                run.accept(record(line, offset));
            }
            offset = lines.position();
        }
    }

    private SourceRecord record(byte[] payload, long offset) {
        return new SourceRecord(
                payload, null, List.of(), new Coordinates(input, 0, offset), SourceRecord.NO_TIME, Operation.INSERT);
    }

    private void summarise(FateReport fates) {
        PrintWriter err = command.commandLine().getErr();
        err.println(fates.summary());
        err.flush();
    }

    /** Prints results as JSON lines. */
    private record Lines(PrintWriter out) implements TrialRun.Results {
        @Override
        public void delivered(FlowRecord record) {
            Map<String, Value> line = new LinkedHashMap<>();
            String sink = record.route() == FlowRecord.MAIN ? "main" : "route:" + (record.route() + 1);
            line.put("sink", new Value.Text(sink));
            line.put("record", record.value());
            print(line);
        }

        @Override
        public void rejected(SourceRecord origin, String stage, RecordRejected why) {
            Map<String, Value> error = new LinkedHashMap<>();
            error.put("code", new Value.Text(why.code()));
            error.put("stage", new Value.Text(stage));
            error.put("message", new Value.Text(String.valueOf(why.getMessage())));
            Map<String, Value> line = new LinkedHashMap<>();
            line.put("sink", new Value.Text("errors"));
            line.put("error", new Value.Struct(error));
            byte[] bytes = origin.payload();
            if (bytes != null) {
                original(bytes, line);
            }
            print(line);
        }

        /** The bytes as text where they are text; else in Base64 as well, so that nothing is lost. */
        private static void original(byte[] bytes, Map<String, Value> line) {
            line.put("original", new Value.Text(new String(bytes, StandardCharsets.UTF_8)));
            try {
                StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
            } catch (CharacterCodingException notText) {
                line.put("originalBytes", new Value.Text(Base64.getEncoder().encodeToString(bytes)));
            }
        }

        private void print(Map<String, Value> line) {
            out.println(JsonWriter.toText(new Value.Struct(line)));
        }
    }
}
