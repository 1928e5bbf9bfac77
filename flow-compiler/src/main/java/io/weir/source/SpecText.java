package io.weir.source;

import java.util.Arrays;

/** The text of a spec and the name to report it under. */
public final class SpecText {
    private final String name;
    private final String content;
    private final int[] lineStarts;

    /**
     * A text.
     *
     * @param name the file as the user named it, or {@code <stdin>}
     * @param content the whole text
     */
    public SpecText(String name, String content) {
        this.name = name;
        this.content = content;
        this.lineStarts = lineStarts(content);
    }

    /** The file as the user named it. */
    public String name() {
        return name;
    }

    /** The whole text. */
    public String content() {
        return content;
    }

    /** The line of a character, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, within(offset));
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of a character, from 1, in Unicode characters. */
    public int column(int offset) {
        int at = within(offset);
        return content.codePointCount(lineStart(line(at)), at) + 1;
    }

    /** The index of a line's first character; the line must exist. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The text of a line without its end; empty for a line that does not exist. */
    public String lineText(int line) {
        if (line < 1 || line > lineStarts.length) {
            return "";
        }
        int start = lineStart(line);
        int end = line < lineStarts.length ? lineStarts[line] - 1 : content.length();
        boolean returns = end > start && content.charAt(end - 1) == '\r';
        return content.substring(start, returns ? end - 1 : end);
    }

    @Override
    public String toString() {
        return name;
    }

    private int within(int offset) {
        return Math.max(0, Math.min(offset, content.length()));
    }

    private static int[] lineStarts(String content) {
        int[] starts = new int[(int) content.chars().filter(c -> c == '\n').count() + 1];
        int line = 1;
        for (int i = 0; i < content.length(); i++) {
            if (content.charAt(i) == '\n') {
                starts[line++] = i + 1;
            }
        }
        return starts;
    }
}
