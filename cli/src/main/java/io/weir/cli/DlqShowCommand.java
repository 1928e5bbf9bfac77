package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.flink.replay.KeptLetter;
import io.weir.record.JsonWriter;
import io.weir.record.Value;
import io.weir.source.PrettyJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows all of one dead letter, with the record as it was: as text, or in Base64 when it is no text.",
        footer = "Exit code 1 when the spec has an error or no errors sink, 3 when there is no such letter.")
final class DlqShowCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Parameters(index = "1", paramLabel = "ID", description = "Id of the letter, or how it begins.")
    private String id;

    @Option(names = "--raw", description = "Writes nothing but the record, byte for byte.")
    private boolean raw;

    @Option(
            names = "--format",
            description = "text (default) or json: ${COMPLETION-CANDIDATES}.",
            defaultValue = "text")
    private LetterFormat format;

    @Override
    public Integer call() throws Exception {
        CompileReport report = spec.compile();
        Optional<Letters> letters = Letters.of(spec, report);
        if (letters.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        Letters.provideSecrets(report);
        KeptLetter letter = find(letters.get());
        if (raw) {
            raw(letter);
        } else {
            print(letter);
        }
        return ExitCode.FINE;
    }

    private KeptLetter find(Letters letters) throws IOException, InterruptedException {
        List<KeptLetter> found = new ArrayList<>();
        letters.box().read(letter -> {
            if (letter.letter().id().startsWith(id)) {
                found.add(letter);
            }
        });
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new IOException(
                found.isEmpty()
                        ? "there is no dead letter '" + id + "' in " + letters.target()
                        : found.size() + " dead letters begin with '" + id + "'");
    }

    private static void raw(KeptLetter letter) throws IOException {
        byte @Nullable [] payload = letter.letter().origin().payload();
        if (payload != null) {
            System.out.write(payload);
        }
        System.out.flush();
    }

    private void print(KeptLetter letter) {
        PrintWriter out = spec.out();
        Value.Struct fields = LetterFields.of(letter);
        byte @Nullable [] payload = letter.letter().origin().payload();
        if (format == LetterFormat.JSON) {
            Value bytes = payload == null
                    ? Value.Null.NULL
                    : new Value.Text(Base64.getEncoder().encodeToString(payload));
            out.print(PrettyJson.text(fields.with("originalBytes", bytes)));
        } else {
            for (Map.Entry<String, Value> field :
                    fields.without("original").fields().entrySet()) {
                out.println(String.format(Locale.ROOT, "%-11s%s", field.getKey(), text(field.getValue())));
            }
            out.println();
            out.println(original(payload));
        }
        out.flush();
    }

    private static String text(Value value) {
        return value instanceof Value.Text text ? text.text() : JsonWriter.toText(value);
    }

    private static String original(byte @Nullable [] payload) {
        if (payload == null) {
            return "(the record has no payload)";
        }
        return LetterFields.text(payload)
                .orElseGet(() -> "base64: " + Base64.getEncoder().encodeToString(payload));
    }
}
