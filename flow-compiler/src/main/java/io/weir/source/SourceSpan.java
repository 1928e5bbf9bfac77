package io.weir.source;

/**
 * A stretch of a spec's text.
 *
 * @param start index of the first character, from 0
 * @param end index after the last character
 */
public record SourceSpan(int start, int end) {
    /** The first character of the text: for what is missing as a whole. */
    public static final SourceSpan START = new SourceSpan(0, 0);

    public SourceSpan {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + ".." + end);
        }
    }

    /** A stretch within this one; for an expression inside a text value. */
    public SourceSpan within(int from, int to) {
        return new SourceSpan(Math.min(start + from, end), Math.min(start + to, end));
    }
}
