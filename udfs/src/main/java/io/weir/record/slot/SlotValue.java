package io.weir.record.slot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Value;
import java.util.Arrays;
import java.util.Optional;

/** The tree of what lies in one slot. */
public final class SlotValue {
    private SlotValue() {}

    /** The value; empty when the field is absent. */
    public static Optional<Value> of(Slots slots, int slot) {
        int from = slots.start[slot];
        int to = slots.end[slot];
        return switch (slots.kind[slot]) {
            case SlotKind.ABSENT -> Optional.empty();
            case SlotKind.NULL -> Optional.of(Value.Null.NULL);
            case SlotKind.FALSE -> Optional.of(new Value.Bool(false));
            case SlotKind.TRUE -> Optional.of(new Value.Bool(true));
            case SlotKind.NUMBER ->
                Optional.of(new Value.Numeric(new String(slots.bytes, from, to - from, ISO_8859_1)));
            case SlotKind.STRING -> Optional.of(new Value.Text(new String(slots.bytes, from, to - from, UTF_8)));
            case SlotKind.ESCAPED -> Optional.of(read(slots.bytes, from - 1, to + 1));
            default -> Optional.of(read(slots.bytes, from, to));
        };
    }

    private static Value read(byte[] bytes, int from, int to) {
        try {
            return JsonReader.TRUSTING.read(Arrays.copyOfRange(bytes, from, to));
        } catch (JsonRejected impossible) {
            throw new IllegalStateException("a scanner accepted what the reader rejects", impossible);
        }
    }
}
