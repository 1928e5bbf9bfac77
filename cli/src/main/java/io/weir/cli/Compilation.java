package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileRequest;
import io.weir.compile.CompileResult;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.plan.FlowIdentity;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;
import io.weir.spec.SpecChanges;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How commands turn files into plans: the naming options, the reading, the printing of problems. */
final class Compilation {
    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of a flow whose spec has none; its file's name by default.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            description = "Namespace of a flow whose spec has none; 'default' by default.")
    private Optional<String> namespace = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Replaces a value of the spec before it is compiled, as in --set source.config.topic=orders.")
    private Map<String, String> changes = new LinkedHashMap<>();

    /** Replaces a value of the spec, as {@code --set} does. */
    void set(String path, String value) {
        changes.put(path, value);
    }

    /** Compiles a file; {@code -} is standard input. @throws IOException when it cannot be read */
    CompileReport compile(String file) throws IOException {
        return new FlowCompiler(Connectors.catalog())
                .compile(new CompileRequest(text(file), name, namespace, new SpecChanges(changes)));
    }

    /** Compiles another spec of a flow: it is called the same where it has no name, and {@code --set} is not for it. */
    static CompileReport other(SpecText text, FlowIdentity flow) {
        return new FlowCompiler(Connectors.catalog())
                .compile(new CompileRequest(
                        text, Optional.of(flow.name()), Optional.of(flow.namespace()), SpecChanges.NONE));
    }

    /** The text of a file; {@code -} is standard input. @throws IOException when it cannot be read */
    static SpecText text(String file) throws IOException {
        return new SpecText(file.equals("-") ? "<stdin>" : file, read(file));
    }

    /** Compiles another version of a flow, which keeps the flow's name and namespace where it has none of its own. */
    CompileReport compile(String file, FlowIdentity flow) throws IOException {
        SpecText text = new SpecText(file, read(file));
        return new FlowCompiler(Connectors.catalog())
                .compile(new CompileRequest(
                        text, Optional.of(flow.name()), Optional.of(flow.namespace()), new SpecChanges(changes)));
    }

    /** The only flow of a file; empty after printing why there is none that can run. */
    Optional<CompileResult> single(String file, PrintWriter err) throws IOException {
        CompileReport report = compile(file);
        print(report, err);
        return only(report, err);
    }

    /** The only flow of a file whose problems are printed; empty after printing why there is none that can run. */
    static Optional<CompileResult> only(CompileReport report, PrintWriter err) {
        if (report.hasErrors()) {
            return Optional.empty();
        }
        List<CompileResult> flows = report.flows();
        if (flows.size() != 1) {
            err.println(report.text().name() + ": this command takes one flow, but there are " + flows.size());
            return Optional.empty();
        }
        return Optional.of(flows.get(0));
    }

    /** Prints the problems of a file for people. */
    static void print(CompileReport report, PrintWriter err) {
        err.print(ProblemText.of(report.text(), report.problems()));
        err.flush();
    }

    private static String read(String file) throws IOException {
        if (file.equals("-")) {
            return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            return Files.readString(Path.of(file));
        } catch (NoSuchFileException missing) {
            throw new IOException("no such file: " + file, missing);
        }
    }
}
