package io.weir.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Reads the short condition syntax: questions joined by {@code &&} and {@code ||}, of which {@code &&} binds tighter:
 * {@code $.id && $.status != 'test' || $.forced}.
 */
final class PathConditions {
    private final String text;

    private PathConditions(String text) {
        this.text = text;
    }

    /** The tree; empty after reporting what is wrong with each question. */
    static Optional<Expr> read(Located located) {
        PathConditions conditions = new PathConditions(located.text());
        Part whole = new Part(0, located.text().length());
        List<Optional<Expr>> alternatives = new ArrayList<>();
        for (Part alternative : conditions.split(whole, "||")) {
            List<Optional<Expr>> questions = conditions.split(alternative, "&&").stream()
                    .map(question -> PathCondition.read(located, question.from(), question.to()))
                    .toList();
            alternatives.add(join(questions, (left, right) -> new Expr.And(left, right, alternative.from())));
        }
        return join(alternatives, (left, right) -> new Expr.Or(left, right, 0));
    }

    private static Optional<Expr> join(List<Optional<Expr>> parts, BinaryOperator<Expr> operator) {
        return parts.stream().allMatch(Optional::isPresent)
                ? parts.stream().map(Optional::orElseThrow).reduce(operator)
                : Optional.empty();
    }

    /** The parts between the operators that stand outside of quotes and are not escaped. */
    private List<Part> split(Part part, String operator) {
        List<Part> parts = new ArrayList<>();
        int from = part.from();
        char quote = 0;
        for (int at = from; at < part.to(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\\') {
                at++;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith(operator, at)) {
                parts.add(new Part(from, at));
                from = at + operator.length();
                at = from - 1;
            }
        }
        parts.add(new Part(from, part.to()));
        return parts;
    }

    private record Part(int from, int to) {}
}
