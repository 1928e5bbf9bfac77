package io.weir.problem;

import io.weir.source.SourceSpan;
import io.weir.source.SpecText;

/**
 * A line of a spec and the carets below it. Tabs are shown as four blanks and other control characters as {@code ?}, a long
 * line as the part around the span, and secrets as stars.
 */
record Snippet(String line, String underline) {
    private static final int WIDEST = 120;
    private static final int BEFORE = 40;

    static Snippet of(SpecText text, SourceSpan at) {
        int number = text.line(at.start());
        String line = SecretMask.line(text.lineText(number));
        int from = Math.min(at.start() - text.lineStart(number), line.length());
        int to = Math.max(from, Math.min(at.end() - text.lineStart(number), line.length()));
        int first = line.length() <= WIDEST
                ? 0
                : boundary(line, Math.max(0, Math.min(from - BEFORE, line.length() - WIDEST)));
        int last = boundary(line, Math.min(line.length(), first + WIDEST));
        String cutBefore = first > 0 ? "…" : "";
        String cutAfter = last < line.length() ? "…" : "";
        String before = cutBefore + shown(line.substring(first, from));
        String marked = shown(line.substring(from, Math.min(to, last)));
        String after = shown(line.substring(Math.max(from, Math.min(to, last)), last));
        String carets = "^".repeat(Math.max(1, width(marked)));
        return new Snippet((before + marked + after + cutAfter).stripTrailing(), " ".repeat(width(before)) + carets);
    }

    private static int boundary(String line, int index) {
        boolean inside = index > 0
                && index < line.length()
                && Character.isLowSurrogate(line.charAt(index))
                && Character.isHighSurrogate(line.charAt(index - 1));
        return inside ? index - 1 : index;
    }

    private static String shown(String part) {
        StringBuilder shown = new StringBuilder();
        part.codePoints().forEach(c -> {
            if (c == '\t') {
                shown.append("    ");
            } else {
                shown.appendCodePoint(Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c);
            }
        });
        return shown.toString();
    }

    private static int width(String shown) {
        return shown.codePointCount(0, shown.length());
    }
}
