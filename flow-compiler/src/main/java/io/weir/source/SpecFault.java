package io.weir.source;

/**
 * Something in a spec's text that keeps it, or a part of it, from being read.
 *
 * @param at where
 * @param message one sentence, lower case, no period
 * @param hint what to do; may be empty
 */
public record SpecFault(Kind kind, SourceSpan at, String message, String hint) {
    /** What is wrong with the text. */
    public enum Kind {
        SYNTAX,
        DUPLICATE_KEY,
        TOO_LARGE
    }
}
