package io.weir.source;

/**
 * The text of a spec and the name to report it under.
 *
 * @param name the file as the user named it, or {@code <stdin>}
 * @param content the whole text
 */
public record SpecText(String name, String content) {
    /** The line of a character, from 1. */
    public int line(int offset) {
        return (int) content.substring(0, Math.min(offset, content.length()))
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
    }

    /** The column of a character, from 1, in characters. */
    public int column(int offset) {
        int at = Math.min(offset, content.length());
        return at - content.lastIndexOf('\n', at - 1);
    }

    /** The text of a line, without its end. */
    public String lineText(int line) {
        return content.lines().skip(line - 1L).findFirst().orElse("");
    }
}
