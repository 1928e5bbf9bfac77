package io.weir.expression;

import io.weir.record.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a path that stands inside a condition, so that mistakes are reported at their character. */
final class PathReader {
    private PathReader() {}

    /** The path between two characters of a condition; empty after reporting what is wrong. */
    static Optional<Path> read(Located located, int from, int to) {
        String text = located.text();
        int at = text.charAt(from) == '$' ? from + 1 : from;
        if (at > from && at < to && text.charAt(at) == '.') {
            at++;
        }
        if (at == to) {
            located.error(from, to, "the path names no field", "add a field name, as in '$.status'");
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        for (int i = at; i <= to; i++) {
            if (i == to || text.charAt(i) == '.') {
                if (segment.isEmpty()) {
                    located.error(Math.min(i, to - 1), Math.min(i + 1, to), "a field name is missing here", "");
                    return Optional.empty();
                }
                segments.add(segment.toString());
                segment.setLength(0);
            } else if (text.charAt(i) == '\\' && i + 1 < to) {
                i++;
                segment.append(text.charAt(i));
            } else {
                segment.append(text.charAt(i));
            }
        }
        return Optional.of(new Path(segments));
    }
}
