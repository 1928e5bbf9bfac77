package io.weir.problem;

import io.weir.record.JsonWriter;
import io.weir.record.Value;
import io.weir.source.SpecText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Problems as tools read them: a JSON list of flat objects. */
public final class ProblemJson {
    private ProblemJson() {}

    /** All problems in their order; lines and columns count from 1, the end is exclusive. {@code hint} may be missing. */
    public static String of(SpecText text, List<Problem> problems) {
        return JsonWriter.toText(values(text, problems));
    }

    /** As {@link #of}, to be joined with the problems of other specs. */
    public static Value.Sequence values(SpecText text, List<Problem> problems) {
        return new Value.Sequence(
                problems.stream().<Value>map(problem -> value(text, problem)).toList());
    }

    private static Value.Struct value(SpecText text, Problem problem) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("file", new Value.Text(text.name()));
        fields.put("line", Value.Numeric.of(text.line(problem.at().start())));
        fields.put("column", Value.Numeric.of(text.column(problem.at().start())));
        fields.put("endLine", Value.Numeric.of(text.line(problem.at().end())));
        fields.put("endColumn", Value.Numeric.of(text.column(problem.at().end())));
        fields.put("code", new Value.Text(problem.code().text()));
        fields.put("severity", new Value.Text(problem.severity().name().toLowerCase(Locale.ROOT)));
        fields.put("message", new Value.Text(problem.message()));
        problem.hint().ifPresent(hint -> fields.put("hint", new Value.Text(hint)));
        return new Value.Struct(fields);
    }
}
