package io.weir.expression;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.SourceSpan;

/** A condition's text, its place in the spec, and where to report what is wrong with it. */
record Located(Json.Str source, Problems problems) {
    String text() {
        return source.text();
    }

    /** Reports a problem with the characters {@code from} to {@code to} of the text. */
    void error(int from, int to, String message, String hint) {
        problems.error(Code.INVALID_EXPRESSION, at(from, to), message, hint);
    }

    /** Where characters of the text stand in the spec; the whole text when escapes or folding have moved them. */
    private SourceSpan at(int from, int to) {
        if (!isVerbatim()) {
            return source.span();
        }
        int start = Math.min(source.textStart() + from, source.span().end());
        return new SourceSpan(
                start,
                Math.min(source.textStart() + Math.max(from, to), source.span().end()));
    }

    private boolean isVerbatim() {
        int rest = source.span().end() - source.textStart();
        boolean quoted = source.textStart() > source.span().start();
        return text().length() == rest || (quoted && text().length() == rest - 1);
    }
}
