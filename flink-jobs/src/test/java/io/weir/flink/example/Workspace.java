package io.weir.flink.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.compile.Endpoints;
import io.weir.flink.connector.file.FileFormat;
import io.weir.flink.connector.file.FileSink;
import io.weir.flink.connector.file.FileSource;
import io.weir.flink.testing.Records;
import io.weir.plan.Read;
import io.weir.plan.Write;
import io.weir.record.JsonWriter;
import io.weir.record.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that an example reads and writes in place of what its spec names. */
record Workspace(Path root) {
    // the event time of all records that have none of their own
    private static final FileTime MODIFIED = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    static Workspace create(Path root) throws IOException {
        Files.createDirectories(root.resolve("in"));
        return new Workspace(root);
    }

    /** Adds an input file; it appears at once and whole. */
    void put(String name, List<String> lines) throws IOException {
        Path hidden = root.resolve("in").resolve("." + name);
        Files.write(hidden, lines, UTF_8);
        Files.setLastModifiedTime(hidden, MODIFIED);
        Files.move(hidden, root.resolve("in").resolve(name));
    }

    /** Ends that read all input and stop, or with {@code watch} wait for more. */
    Endpoints endpoints(Optional<Duration> watch) {
        FileSource.Options options = new FileSource.Options(root.resolve("in").toString(), FileFormat.JSON, watch);
        return new Endpoints(new Read.Use<>(new FileSource(), options), this::sink);
    }

    private Write.Use<?> sink(Write write) {
        String directory = root.resolve("out").resolve(file(write)).toString();
        return new Write.Use<>(new FileSink(), new FileSink.Options(directory, FileFormat.JSON, "part"));
    }

    /** The file of the example that holds what a sink gets. */
    static String file(Write write) {
        return write.role() == Write.Role.MAIN ? "output.jsonl" : write.id() + ".jsonl";
    }

    /** What a sink got, in an order that does not depend on the tasks. */
    String output(Write write) throws IOException {
        Path directory = root.resolve("out").resolve(file(write));
        List<String> lines = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> parts = Files.list(directory)) {
                for (Path part : parts.filter(Workspace::finished).toList()) {
                    Files.readAllLines(part).forEach(line -> lines.add(normalised(line)));
                }
            }
        }
        Collections.sort(lines);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static boolean finished(Path part) {
        return !part.getFileName().toString().startsWith(".");
    }

    /** Times, places, hashes and ids of dead letters differ from run to run. */
    private static String normalised(String line) {
        Value value = Records.value(line);
        if (value instanceof Value.Struct letter && letter.fields().get("error") instanceof Value.Struct error) {
            return JsonWriter.toText(letter.with(
                    "error",
                    error.with("timestamp", new Value.Text("<time>"))
                            .without("id")
                            .with("specHash", new Value.Text("<hash>"))
                            .with("coordinates", new Value.Text("<place>"))
                            .with("metadata", new Value.Text("<metadata>"))));
        }
        return line;
    }
}
