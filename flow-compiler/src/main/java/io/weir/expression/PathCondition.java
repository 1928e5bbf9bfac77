package io.weir.expression;

import io.weir.record.Path;
import io.weir.record.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one question of the short condition syntax: {@code $.a}, {@code $.a == 'x'}, {@code $.a != 'x'}. */
final class PathCondition {
    private static final Pattern OPERATOR = Pattern.compile("(?<!\\\\)[=!]=");
    private static final Pattern FOREIGN = Pattern.compile("(?<!\\\\)(?:&&|\\|\\||<=|>=|=~|[<>=!+()#@*?|{}]|\\[|])");
    private static final Pattern NAMELESS = Pattern.compile("(?<!\\\\)\\.(?=\\.|$)");
    private static final Pattern SECOND = Pattern.compile("[=!]=");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String USE_CEL = "write it as 'expression', which takes comparisons and functions";

    private final Located located;
    private final String text;
    private final int begin;
    private final int end;

    private PathCondition(Located located, int begin, int end) {
        this.located = located;
        this.text = located.text();
        this.begin = begin;
        this.end = end;
    }

    /** The tree of the characters from {@code begin} to before {@code end}; empty after reporting what is wrong. */
    static Optional<Expr> read(Located located, int begin, int end) {
        return new PathCondition(located, begin, end).read();
    }

    private Optional<Expr> read() {
        Matcher operator = OPERATOR.matcher(text).region(begin, end);
        if (!operator.find()) {
            return path(end).map(Expr.Truthy::new);
        }
        Optional<Path> path = path(operator.start());
        Optional<Value> literal = literal(operator.end());
        boolean negated = operator.group().equals("!=");
        return path.flatMap(p -> literal.map(l -> new Expr.TextEquals(p, l, negated)));
    }

    private Optional<Path> path(int limit) {
        int from = skipSpace(begin, limit);
        int to = trimmedEnd(from, limit);
        if (from == to) {
            return fail(
                    begin,
                    Math.max(limit, begin + 1),
                    "the condition names no field",
                    "start with a path such as '$.status'");
        }
        Matcher foreign = FOREIGN.matcher(text).region(from, to);
        if (foreign.find()) {
            String message = "'" + foreign.group() + "' has no meaning in a path condition";
            return fail(foreign.start(), foreign.end(), message, USE_CEL);
        }
        return names(from, to);
    }

    private Optional<Path> names(int from, int to) {
        String path = text.substring(from, to);
        if (path.equals("$") || path.equals("$.")) {
            return fail(from, to, "the path names no field", "add a field name, as in '$.status'");
        }
        Matcher nameless = NAMELESS.matcher(path);
        if (nameless.find()) {
            int at = Math.min(from + nameless.end(), to - 1);
            return fail(at, at + 1, "a field name is missing here", "");
        }
        try {
            return Optional.of(Path.parse(path));
        } catch (IllegalArgumentException e) {
            return fail(from, to, String.valueOf(e.getMessage()), "");
        }
    }

    private Optional<Value> literal(int behindOperator) {
        int from = skipSpace(behindOperator, end);
        int to = trimmedEnd(from, end);
        if (from == to) {
            String operator = text.substring(behindOperator - 2, behindOperator);
            return fail(behindOperator - 2, behindOperator, "nothing stands after '" + operator + "'", "add a literal");
        }
        char first = text.charAt(from);
        return first == '\'' || first == '"' ? quoted(from, to) : bare(from, to);
    }

    private Optional<Value> quoted(int from, int to) {
        int close = text.indexOf(text.charAt(from), from + 1);
        if (close < 0 || close >= to) {
            return fail(from, to, "the quote that opens here is never closed", "");
        }
        if (close + 1 < to) {
            String rest = text.substring(skipSpace(close + 1, to), to);
            return fail(skipSpace(close + 1, to), to, "'" + rest + "' stands after the end of the condition", USE_CEL);
        }
        return Optional.of(new Value.Text(text.substring(from + 1, close)));
    }

    private Optional<Value> bare(int from, int to) {
        Matcher joined = SECOND.matcher(text).region(from, to);
        if (joined.find()) {
            String message = "'" + joined.group() + "' has no meaning behind a literal";
            return fail(joined.start(), joined.end(), message, USE_CEL);
        }
        String literal = text.substring(from, to);
        if (literal.equals("null")) {
            return Optional.of(Value.Null.NULL);
        }
        boolean number = NUMBER.matcher(literal).matches();
        return Optional.of(number ? new Value.Numeric(literal) : new Value.Text(literal));
    }

    private <T> Optional<T> fail(int from, int to, String message, String hint) {
        located.error(from, to, message, hint);
        return Optional.empty();
    }

    private int skipSpace(int from, int limit) {
        int at = from;
        while (at < limit && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int trimmedEnd(int from, int to) {
        int at = to;
        while (at > from && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return Math.max(at, from);
    }
}
