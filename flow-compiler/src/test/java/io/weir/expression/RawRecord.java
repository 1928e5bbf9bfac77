package io.weir.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.Fields;
import io.weir.record.JsonWriter;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Fills slots from a tree, value by value, with no scanner in between. Now and then a text gets an escape that it does not need. */
final class RawRecord {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Random random;
    private final int escapes;

    /** Every so many-th text is written with an escape; none for 0. */
    RawRecord(Random random, int escapes) {
        this.random = random;
        this.escapes = escapes;
    }

    Slots slots(Value record, List<Path> paths) {
        Slots slots = new Slots(paths.size());
        for (int i = 0; i < paths.size(); i++) {
            Value value = Fields.find(record, paths.get(i)).orElse(null);
            if (value != null) {
                write(slots, i, value);
            }
            bytes.write(',');
        }
        slots.bytes = bytes.toByteArray();
        return slots;
    }

    private void write(Slots slots, int slot, Value value) {
        byte[] json = value instanceof Value.Text text && escapes > 0 && random.nextInt(escapes) == 0
                ? escaped(text.text())
                : JsonWriter.toBytes(value);
        int quote = value instanceof Value.Text ? 1 : 0;
        int start = bytes.size() + quote;
        bytes.writeBytes(json);
        slots.set(slot, kind(value, json), start, bytes.size() - quote);
    }

    private static byte[] escaped(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(String.format("\\u%04x", c)));
        return json.append('"').toString().getBytes(UTF_8);
    }

    private static byte kind(Value value, byte[] json) {
        if (value instanceof Value.Text) {
            return new String(json, UTF_8).indexOf('\\') < 0 ? SlotKind.STRING : SlotKind.ESCAPED;
        }
        if (value instanceof Value.Bool bool) {
            return bool.value() ? SlotKind.TRUE : SlotKind.FALSE;
        }
        if (value instanceof Value.Numeric) {
            return SlotKind.NUMBER;
        }
        if (value instanceof Value.Sequence) {
            return SlotKind.ARRAY;
        }
        return value instanceof Value.Struct ? SlotKind.OBJECT : SlotKind.NULL;
    }
}
