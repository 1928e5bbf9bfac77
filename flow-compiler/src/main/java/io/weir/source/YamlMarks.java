package io.weir.source;

import java.util.Optional;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns the marks of the YAML parser, which count code points, into indexes of a Java text. */
final class YamlMarks {
    private final String content;
    private final boolean plain;
    private int lastPoint;
    private int lastIndex;

    YamlMarks(String content) {
        this.content = content;
        this.plain = content.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    SourceSpan span(Event event) {
        int start = index(event.getStartMark());
        return new SourceSpan(start, Math.max(start, index(event.getEndMark())));
    }

    int index(Optional<Mark> mark) {
        return mark.map(m -> index(m.getIndex())).orElse(0);
    }

    /** The index of a code point; marks come nearly in order, so that counting on from the last one is cheap. */
    int index(int point) {
        if (plain) {
            return Math.min(point, content.length());
        }
        int limit = content.codePointCount(lastIndex, content.length());
        lastIndex = content.offsetByCodePoints(lastIndex, Math.min(point - lastPoint, limit));
        lastPoint = Math.min(point, lastPoint + limit);
        return lastIndex;
    }
}
