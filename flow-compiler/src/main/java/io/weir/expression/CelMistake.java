package io.weir.expression;

import dev.cel.common.CelIssue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what CEL found wrong in Weir's words, at its character. */
final class CelMistake {
    private static final Pattern NO_OVERLOAD = Pattern.compile(
            "found no matching overload for '(.*)' applied to '(.*?)'(?: \\(candidates.*)?", Pattern.DOTALL);
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.*?)'.*", Pattern.DOTALL);
    private static final Pattern EXPECTING = Pattern.compile("(.*?) expecting .*", Pattern.DOTALL);

    private CelMistake() {}

    static void report(CelIssue issue, Located located) {
        int from = offset(located.text(), issue);
        String message = issue.getMessage();
        Matcher overload = NO_OVERLOAD.matcher(message);
        if (overload.matches()) {
            String function = overload.group(1).replaceAll("^@", "").replace("_", "");
            located.error(from, end(located.text(), from), "'" + function + "' does not take " + overload.group(2), "");
            return;
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            String unknown = "there is no function '" + undeclared.group(1) + "'";
            located.error(from, end(located.text(), from), unknown, "");
            return;
        }
        located.error(from, end(located.text(), from), plain(message), hint(message));
    }

    private static String plain(String message) {
        Matcher expecting = EXPECTING.matcher(message);
        String text = (expecting.matches() ? expecting.group(1) : message)
                .replace("<EOF>", "end of expression")
                .strip();
        return text.isEmpty() ? "syntax error" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String hint(String message) {
        if (message.contains("has() macro")) {
            return "write 'has(record.name)' for a field of the record";
        }
        return message.startsWith("reserved identifier") ? "write \"record['name']\" for a field of this name" : "";
    }

    /** CEL counts lines from 1 and columns in code points from 0. */
    private static int offset(String text, CelIssue issue) {
        int start = 0;
        for (int line = 1; line < issue.getSourceLocation().getLine(); line++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        int rest = text.codePointCount(start, text.length());
        return CelPositions.nameBefore(text, text.offsetByCodePoints(start, Math.min(column, rest)));
    }

    private static int end(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isJavaIdentifierPart(text.charAt(to))) {
            to++;
        }
        return Math.max(to, from + 1);
    }
}
