package io.weir.problem;

import io.weir.source.SpecText;
import java.util.List;
import java.util.Locale;

/**
 * Problems as people read them:
 *
 * <pre>
 * orders.json:14:20: error[unknown-option]: 'topics' is not an option of source 'kafka'
 *    14 |     "topics": "orders"
 *       |     ^^^^^^^^
 * hint: did you mean 'topic'?
 * </pre>
 */
public final class ProblemText {
    private ProblemText() {}

    /** All problems in their order, each ending with a line break. */
    public static String of(SpecText text, List<Problem> problems) {
        StringBuilder all = new StringBuilder();
        problems.forEach(problem -> append(text, problem, all));
        return all.toString();
    }

    private static void append(SpecText text, Problem problem, StringBuilder to) {
        int start = problem.at().start();
        int line = text.line(start);
        to.append(text.name()).append(':').append(line).append(':').append(text.column(start));
        to.append(": ").append(problem.severity().name().toLowerCase(Locale.ROOT));
        to.append('[')
                .append(problem.code().text())
                .append("]: ")
                .append(problem.message())
                .append('\n');
        if (!text.lineText(line).isBlank()) {
            Snippet snippet = Snippet.of(text, problem.at());
            String number = "   " + line;
            to.append(number).append(" | ").append(snippet.line()).append('\n');
            to.append(" ".repeat(number.length()))
                    .append(" | ")
                    .append(snippet.underline())
                    .append('\n');
        }
        problem.hint().ifPresent(hint -> to.append("hint: ").append(hint).append('\n'));
    }
}
