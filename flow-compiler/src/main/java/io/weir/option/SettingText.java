package io.weir.option;

import io.weir.declare.Setting;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads texts with references to environment variables and files; a doubled dollar makes a plain one. */
final class SettingText {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Json.Str text;
    private final Problems problems;
    private final List<Setting.Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();

    private SettingText(Json.Str text, Problems problems) {
        this.text = text;
        this.problems = problems;
    }

    /** The setting; reports references that are none. */
    static Optional<Setting> parse(Json.Str text, Problems problems) {
        return new SettingText(text, problems).parse();
    }

    private Optional<Setting> parse() {
        String all = text.text();
        boolean sound = true;
        int at = 0;
        while (at < all.length()) {
            if (all.startsWith("$${", at)) {
                literal.append("${");
                at += 3;
            } else if (all.startsWith("${", at)) {
                int close = all.indexOf('}', at);
                int end = close < 0 ? all.length() : close + 1;
                sound &= reference(at, end, close >= 0);
                at = end;
            } else {
                literal.append(all.charAt(at++));
            }
        }
        flush();
        return sound
                ? Optional.of(new Setting(parts.isEmpty() ? List.of(new Setting.Literal("")) : parts))
                : Optional.empty();
    }

    private boolean reference(int start, int end, boolean closed) {
        String inner = closed ? text.text().substring(start + 2, end - 1) : "";
        String rest = inner.substring(inner.indexOf(':') + 1);
        if (inner.startsWith("env:") && VARIABLE.matcher(rest).matches()) {
            add(new Setting.Environment(rest));
            return true;
        }
        if (inner.startsWith("file:") && !rest.isEmpty()) {
            add(new Setting.FileContent(rest));
            return true;
        }
        problems.error(
                Code.INVALID_VALUE,
                text.within(start, end),
                closed ? "this is not a reference" : "the reference that starts here has no '}'",
                "write ${env:NAME} or ${file:PATH}, and $${ for a '${' that is none");
        return false;
    }

    private void add(Setting.Part part) {
        flush();
        parts.add(part);
    }

    private void flush() {
        if (!literal.isEmpty()) {
            parts.add(new Setting.Literal(literal.toString()));
            literal.setLength(0);
        }
    }
}
