package io.weir.option;

import io.weir.record.Value;
import io.weir.source.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns located trees into values without places. */
final class Trees {
    private Trees() {}

    static Value value(Json json) {
        if (json instanceof Json.Obj object) {
            Map<String, Value> fields = new LinkedHashMap<>();
            object.fields().forEach(field -> fields.put(field.name(), value(field.value())));
            return new Value.Struct(fields);
        }
        if (json instanceof Json.Arr list) {
            return new Value.Sequence(list.elements().stream().map(Trees::value).toList());
        }
        if (json instanceof Json.Str text) {
            return new Value.Text(text.text());
        }
        if (json instanceof Json.Num number) {
            return new Value.Numeric(number.lexeme());
        }
        return json instanceof Json.Bool bool ? new Value.Bool(bool.value()) : Value.Null.NULL;
    }
}
