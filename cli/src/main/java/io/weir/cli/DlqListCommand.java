package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.flink.replay.KeptLetter;
import io.weir.record.Value;
import io.weir.source.PrettyJson;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Counts dead letters. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Counts the dead letters of a flow by code and stage, with samples of those that were not replayed.",
        footer = "Exit code 1 when the spec has an error or no errors sink, 3 when the letters cannot be read.")
final class DlqListCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Mixin
    private LetterFilter filter;

    @Option(
            names = "--format",
            description = "text (default) or json: ${COMPLETION-CANDIDATES}.",
            defaultValue = "text")
    private LetterFormat format;

    @Override
    public Integer call() throws Exception {
        filter.compile();
        CompileReport report = spec.compile();
        Optional<Letters> letters = Letters.of(spec, report);
        if (letters.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        Letters.provideSecrets(report);
        LetterCensus census = new LetterCensus();
        long strangers = letters.get().box().read(letter -> count(letter, census));
        PrintWriter out = spec.out();
        String flow = letters.get().job().plan().flow().name();
        if (format == LetterFormat.JSON) {
            Value.Struct json = Value.Struct.empty()
                    .with("flow", new Value.Text(flow))
                    .with("target", new Value.Text(letters.get().target()))
                    .with("letters", Value.Numeric.of(census.letters()))
                    .with("groups", census.groups());
            out.print(PrettyJson.text(json));
        } else {
            out.println(
                    "dead letters of flow '" + flow + "' in " + letters.get().target() + ": " + census.summary());
            out.print(census.table());
        }
        out.flush();
        tell(strangers);
        return ExitCode.FINE;
    }

    private void count(KeptLetter letter, LetterCensus census) {
        if (filter.accepts(letter)) {
            census.add(letter);
        }
    }

    private void tell(long strangers) {
        PrintWriter err = spec.err();
        if (strangers > 0) {
            err.println("note: " + strangers + " records there are no dead letters");
        }
        if (filter.unanswered() > 0) {
            err.println(
                    "note: " + filter.unanswered() + " letters lack a field that --where asks for; they are left out");
        }
        err.flush();
    }
}
