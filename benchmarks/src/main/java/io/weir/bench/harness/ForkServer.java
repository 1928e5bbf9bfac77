package io.weir.bench.harness;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The inside of a contestant's process: takes commands until they end, and answers. Its twin is {@link Fork}. */
public final class ForkServer {
    static final String DONE = "#done";
    static final String MISSING = "#missing ";
    static final String ANSWER = "#";

    private final PrintStream answers;

    private ForkServer(PrintStream answers) {
        this.answers = answers;
    }

    /**
     * Prepares the contestant and does what is asked until nothing is asked any more.
     *
     * @param folder where it may write
     */
    public static void serve(Contestant contestant, Path folder, InputStream commands, PrintStream answers)
            throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(commands, StandardCharsets.UTF_8));
        new ForkServer(answers).serve(contestant, folder, lines);
    }

    private void serve(Contestant contestant, Path folder, BufferedReader commands) throws Exception {
        try (Contestant.Prepared prepared = contestant.prepare(folder)) {
            answers.println(DONE);
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                String[] words = line.split(" ", 3);
                long records = Long.parseLong(words[1]);
                if (words[0].equals("output")) {
                    output(prepared, records, Path.of(words[2]));
                } else {
                    run(prepared, records);
                }
                answers.println(DONE);
            }
        } catch (Contestant.Unavailable missing) {
            answers.println(MISSING + missing.getMessage());
        }
    }

    private void run(Contestant.Prepared prepared, long records) throws Exception {
        // each run begins with an empty young generation, whoever ran before it
        System.gc();
        prepared.run(records)
                .values()
                .forEach((metric, value) ->
                        answers.println(ANSWER + metric.name() + "\t" + metric.unit() + "\t" + value));
    }

    private static void output(Contestant.Prepared prepared, long records, Path file) throws Exception {
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            prepared.output(records, line -> write(writer, line));
        }
    }

    private static void write(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.newLine();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write an output", broken);
        }
    }
}
