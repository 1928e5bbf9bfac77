package io.weir.spec;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.ParsedSpec;
import io.weir.source.SourceSpan;
import io.weir.source.SpecParser;
import io.weir.source.SpecText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that are given beside a spec and replace its own: {@code source.config.topic=orders}.
 *
 * @param values by path below the spec's body; list elements by number from 0. A value is JSON, or else a text
 */
public record SpecChanges(Map<String, String> values) {
    /** No changes. */
    public static final SpecChanges NONE = new SpecChanges(Map.of());

    /** The changed body. What was replaced keeps its place in the text, so that problems point there. */
    Json.Obj apply(Json.Obj body, Problems problems) {
        Json changed = body;
        for (Map.Entry<String, String> change : values.entrySet()) {
            List<String> path = List.of(change.getKey().split("\\.", -1));
            Optional<Json> next = replace(changed, path, change.getValue());
            if (next.isEmpty()) {
                String message = "'" + change.getKey() + "' leads nowhere in this spec";
                problems.error(
                        Code.UNKNOWN_FIELD,
                        body.span().within(0, 1),
                        message,
                        "name a path such as source.config.topic");
            }
            changed = next.orElse(changed);
        }
        return (Json.Obj) changed;
    }

    private static Optional<Json> replace(Json at, List<String> path, String value) {
        if (path.isEmpty()) {
            return Optional.of(read(value, at.span()));
        }
        List<String> rest = path.subList(1, path.size());
        if (at instanceof Json.Obj object) {
            return inObject(object, path.get(0), rest, value);
        }
        return at instanceof Json.Arr list ? inList(list, path.get(0), rest, value) : Optional.empty();
    }

    private static Optional<Json> inObject(Json.Obj object, String name, List<String> rest, String value) {
        List<Json.Field> fields = new ArrayList<>(object.fields());
        for (int i = 0; i < fields.size(); i++) {
            Json.Field field = fields.get(i);
            if (field.name().equals(name)) {
                Optional<Json> inner = replace(field.value(), rest, value);
                inner.ifPresent(json ->
                        fields.set(object.fields().indexOf(field), new Json.Field(name, field.nameSpan(), json)));
                return inner.map(json -> new Json.Obj(fields, object.span()));
            }
        }
        if (name.isEmpty() || !rest.isEmpty()) {
            return Optional.empty();
        }
        SourceSpan place = object.span().within(0, 1);
        fields.add(new Json.Field(name, place, read(value, place)));
        return Optional.of(new Json.Obj(fields, object.span()));
    }

    private static Optional<Json> inList(Json.Arr list, String index, List<String> rest, String value) {
        if (!index.matches("[0-9]{1,4}")
                || Integer.parseInt(index) >= list.elements().size()) {
            return Optional.empty();
        }
        int i = Integer.parseInt(index);
        List<Json> elements = new ArrayList<>(list.elements());
        Optional<Json> inner = replace(elements.get(i), rest, value);
        inner.ifPresent(json -> elements.set(i, json));
        return inner.map(json -> new Json.Arr(elements, list.span()));
    }

    /** JSON when it is an object, a list or a scalar in JSON; everything else is a text. */
    private static Json read(String value, SourceSpan place) {
        ParsedSpec wrapped = SpecParser.parse(new SpecText("value.json", "{\"value\":" + value + "}"));
        boolean json = wrapped.faults().isEmpty() && wrapped.documents().size() == 1;
        return json && wrapped.documents().get(0) instanceof Json.Obj object
                ? placed(object.get("value").orElseThrow(), place)
                : new Json.Str(value, place, place.start());
    }

    private static Json placed(Json json, SourceSpan place) {
        if (json instanceof Json.Obj object) {
            return new Json.Obj(
                    object.fields().stream()
                            .map(field -> new Json.Field(field.name(), place, placed(field.value(), place)))
                            .toList(),
                    place);
        }
        if (json instanceof Json.Arr list) {
            return new Json.Arr(
                    list.elements().stream()
                            .map(element -> placed(element, place))
                            .toList(),
                    place);
        }
        if (json instanceof Json.Str text) {
            return new Json.Str(text.text(), place, place.start());
        }
        if (json instanceof Json.Num number) {
            return new Json.Num(number.lexeme(), place);
        }
        return json instanceof Json.Bool bool ? new Json.Bool(bool.value(), place) : new Json.Nul(place);
    }
}
