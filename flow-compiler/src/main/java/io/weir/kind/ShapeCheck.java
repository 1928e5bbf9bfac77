package io.weir.kind;

import io.weir.kind.SpecField.Shape;
import io.weir.option.DurationText;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.Nearest;
import io.weir.spec.Expect;
import java.util.List;

/** Checks that the values of a kind's fields look as they must; what stands inside objects and lists is not its concern. */
final class ShapeCheck {
    private static final List<String> GRANULARITIES = List.of("batch", "message");

    private ShapeCheck() {}

    /** Whether the value has the shape; reports it if not. */
    static boolean holds(String name, Shape shape, Json value, Problems problems) {
        return switch (shape) {
            case OBJECT -> Expect.object(name, value, problems).isPresent();
            case LIST -> Expect.list(name, value, problems).isPresent();
            case TEXT -> Expect.text(name, value, problems).isPresent();
            case BOOLEAN -> Expect.bool(name, value, problems).isPresent();
            case WHOLE_NUMBER -> Expect.wholeNumber(name, value, 1, problems).isPresent();
            case DURATION ->
                Expect.text(name, value, problems)
                        .filter(text -> duration(name, text, problems))
                        .isPresent();
            case GRANULARITY -> oneOf(name, GRANULARITIES, value, problems);
        };
    }

    /** Whether the text is one of the words; reports it if not. */
    static boolean oneOf(String name, List<String> words, Json value, Problems problems) {
        return Expect.text(name, value, problems)
                .filter(text -> {
                    if (words.contains(text.text())) {
                        return true;
                    }
                    String message = "'%s' cannot be '%s'".formatted(name, text.text());
                    problems.error(Code.INVALID_VALUE, text.span(), message, Nearest.hint(text.text(), words));
                    return false;
                })
                .isPresent();
    }

    private static boolean duration(String name, Json.Str text, Problems problems) {
        if (DurationText.parse(text.text()).isPresent()) {
            return true;
        }
        String message = "'%s' is '%s', not a duration".formatted(name, text.text());
        problems.error(Code.INVALID_VALUE, text.span(), message, "write it as '30s', '5m' or '2h'");
        return false;
    }
}
