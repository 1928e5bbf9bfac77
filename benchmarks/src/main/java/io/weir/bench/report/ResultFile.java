package io.weir.bench.report;

import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.dev.Machine;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Value;
import io.weir.source.PrettyJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The JSON file that results are kept in, with every sample. */
public final class ResultFile {
    private ResultFile() {}

    /** Writes the file, and the folder when there is none. */
    public static void write(Results results, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, text(results));
    }

    /** Reads a file that was written by {@link #write}. */
    public static Results read(Path file) throws IOException {
        try {
            return results(JsonReader.STANDARD.read(Files.readAllBytes(file)));
        } catch (JsonRejected damaged) {
            throw new IOException(file + " is not a result: " + damaged.getMessage(), damaged);
        }
    }

    static String text(Results results) {
        return PrettyJson.text(PrettyJson.object(file -> file.put("bench", results.bench())
                .put("summary", results.summary())
                .put("date", results.about().date().toString())
                .put("commit", results.about().commit())
                .put("machine", machine(results.about().machine()))
                .put("versions", versions(results.about().versions()))
                .putAll("goals", results.goals(), ResultFile::goal)
                .putAll("series", results.series(), ResultFile::series)));
    }

    private static Value machine(Machine machine) {
        return PrettyJson.object(object -> object.put("cores", machine.cores())
                .put("memoryGiB", machine.memory())
                .put("system", machine.system())
                .put("java", machine.java()));
    }

    private static Value versions(Map<String, String> versions) {
        return PrettyJson.object(object -> versions.forEach(object::put));
    }

    private static Value goal(Results.Verdict goal) {
        return PrettyJson.object(object -> {
            object.put("text", goal.text()).put("limit", number(goal.limit()));
            goal.reached().ifPresent(reached -> object.put("reached", number(reached)));
            object.put("met", goal.met());
        });
    }

    private static Value series(Series series) {
        return PrettyJson.object(object -> object.put("scenario", series.scenario())
                .put("contestant", series.contestant())
                .put("metric", series.metric().name())
                .put("unit", series.metric().unit())
                .put("median", number(series.median()))
                .putAll("samples", series.samples(), ResultFile::number));
    }

    private static Value number(double value) {
        return new Value.Numeric(BigDecimal.valueOf(value).toPlainString());
    }

    private static Results results(Value file) {
        Fields fields = new Fields(file);
        Fields machine = new Fields(fields.value("machine"));
        Map<String, String> versions = new LinkedHashMap<>();
        Fields named = new Fields(fields.value("versions"));
        named.names().forEach(name -> versions.put(name, named.text(name)));
        return new Results(
                fields.text("bench"),
                fields.text("summary"),
                new Results.About(
                        Instant.parse(fields.text("date")),
                        fields.text("commit"),
                        new Machine(
                                (int) machine.number("cores"),
                                (long) machine.number("memoryGiB"),
                                machine.text("system"),
                                machine.text("java")),
                        versions),
                fields.list("goals").stream()
                        .map(Fields::new)
                        .map(ResultFile::verdict)
                        .toList(),
                fields.list("series").stream()
                        .map(Fields::new)
                        .map(ResultFile::measured)
                        .toList());
    }

    private static Results.Verdict verdict(Fields goal) {
        return new Results.Verdict(
                goal.text("text"),
                goal.number("limit"),
                goal.names().contains("reached") ? OptionalDouble.of(goal.number("reached")) : OptionalDouble.empty(),
                goal.value("met").equals(new Value.Bool(true)));
    }

    private static Series measured(Fields series) {
        return new Series(
                series.text("scenario"),
                series.text("contestant"),
                new Metric(series.text("metric"), series.text("unit")),
                series.list("samples").stream().map(Fields::number).toList());
    }

    /** The fields of an object in a file that was written here. */
    private record Fields(Value object) {
        Value value(String name) {
            Value value =
                    object instanceof Value.Struct struct ? struct.fields().get(name) : null;
            if (value == null) {
                throw new IllegalArgumentException("a result has no field '" + name + "'");
            }
            return value;
        }

        List<String> names() {
            return object instanceof Value.Struct struct
                    ? List.copyOf(struct.fields().keySet())
                    : List.of();
        }

        String text(String name) {
            return value(name) instanceof Value.Text text ? text.text() : "";
        }

        double number(String name) {
            return number(value(name));
        }

        List<Value> list(String name) {
            return value(name) instanceof Value.Sequence list ? list.elements() : List.of();
        }

        static double number(Value value) {
            if (value instanceof Value.Numeric number) {
                return Double.parseDouble(number.lexeme());
            }
            throw new IllegalArgumentException("not a number in a result: " + value);
        }
    }
}
