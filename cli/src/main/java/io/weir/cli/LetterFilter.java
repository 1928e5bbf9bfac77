package io.weir.cli;

import io.weir.expression.Conditions;
import io.weir.flink.replay.KeptLetter;
import io.weir.problem.ProblemText;
import io.weir.problem.Problems;
import io.weir.record.FlowRecord;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import io.weir.source.SpecText;
import io.weir.udf.Condition;
import io.weir.udf.RecordRejected;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which letters a command is about. */
final class LetterFilter {
    private static final String NAME = "--where";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = NAME,
            paramLabel = "CONDITION",
            description =
                    "Only letters for which the CEL condition holds, as in --where 'code == \"decode-error\"'. Fields: id, code, "
                            + "stage, message, sink, time, specHash, replayOf, replayed, origin, partition, position, key, "
                            + "timestamp, headers, size, whole, and original, which is the record.")
    private Optional<String> where = Optional.empty();

    private Optional<Condition> condition = Optional.empty();
    private long unanswered;

    /** Reads the condition. @throws ParameterException when it has no meaning */
    void compile() {
        condition = where.map(this::compile);
    }

    /** Whether the letter is meant. A letter that lacks a field of the condition is not. */
    boolean accepts(KeptLetter letter) {
        if (condition.isEmpty()) {
            return true;
        }
        FlowRecord fields = FlowRecord.of(letter.letter().origin(), LetterFields.of(letter));
        try {
            return condition.get().test(fields);
        } catch (RecordRejected noAnswer) {
            unanswered++;
            return false;
        }
    }

    /** How many letters the condition had no answer for. */
    long unanswered() {
        return unanswered;
    }

    private Condition compile(String text) {
        Problems problems = new Problems();
        Json.Str source = new Json.Str(text, new SourceSpan(0, text.length()), 0);
        Optional<Condition> compiled = Conditions.cel(source, problems);
        if (compiled.isEmpty() || problems.hasErrors()) {
            String told = ProblemText.of(new SpecText(NAME, text), problems.sorted());
            throw new ParameterException(command.commandLine(), told.strip());
        }
        return compiled.get();
    }
}
