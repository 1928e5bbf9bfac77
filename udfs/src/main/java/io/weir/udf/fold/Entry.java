package io.weir.udf.fold;

import io.weir.record.JsonBuffer;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.JsonWriter;
import io.weir.record.Value;
import io.weir.record.slot.CompactJson;
import io.weir.record.slot.SlotValue;
import io.weir.record.slot.Slots;
import io.weir.udf.Effect;
import io.weir.udf.RecordRejected;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one field of the result is written: its name, which never changes, and its value, which lies in a slot or is a time. */
final class Entry {
    /** So much behind a token makes that a short one is copied quickly. */
    private static final int SLACK = 32;

    /** A comma, the name and a colon, and some zeros. */
    private final byte[] token;

    private final int tokenLength;

    private final List<Edit> edits;
    private final Effect.@Nullable Replacement replacement;
    private final Effect.@Nullable TimeText text;

    /** The stamps that need not add a field when this one is there. */
    private final long stamps;

    private Entry(byte[] token, Piece piece, Effect.@Nullable TimeText text) {
        this.token = Arrays.copyOf(token, token.length + SLACK);
        this.tokenLength = token.length;
        this.edits = piece.edits();
        this.replacement = edits.size() == 1 && edits.get(0) instanceof Edit.Whole whole ? whole.by() : null;
        this.text = text;
        this.stamps = piece.stamps();
    }

    static Entry of(Piece piece, Folding folding) {
        JsonBuffer token = new JsonBuffer();
        token.put(',');
        token.text(piece.name());
        token.put(':');
        Optional<Effect.TimeText> text = piece.stamp() == Piece.NONE
                ? Optional.empty()
                : Optional.of(((Effect.Stamp) folding.effects().get(piece.stamp())).text());
        return new Entry(token.toBytes(), piece, text.orElse(null));
    }

    long stamps() {
        return stamps;
    }

    /** Whether the value is there without a slot. */
    boolean isTime() {
        return text != null;
    }

    /** Appends the field with a comma in front. */
    void write(Slots slots, int slot, long eventTime, JsonBuffer out) throws RecordRejected {
        out.put(token, 0, tokenLength);
        if (edits.isEmpty()) {
            if (text == null) {
                CompactJson.copy(slots, slot, out);
            } else {
                text.write(eventTime, out);
            }
        } else if (text != null) {
            write(timeOf(text, eventTime), out);
        } else if (replacement == null || !replacement.write(slots, slot, out)) {
            write(SlotValue.of(slots, slot).orElseThrow(), out);
        }
    }

    private void write(Value value, JsonBuffer out) throws RecordRejected {
        Value changed = value;
        for (Edit edit : edits) {
            changed = edit.of(changed);
        }
        JsonWriter.write(changed, out);
    }

    private static Value timeOf(Effect.TimeText text, long eventTime) {
        JsonBuffer written = new JsonBuffer();
        text.write(eventTime, written);
        try {
            return JsonReader.TRUSTING.read(written.toBytes());
        } catch (JsonRejected impossible) {
            throw new IllegalStateException("a time is written as JSON", impossible);
        }
    }

    /** Whether the value is made in the same way. */
    boolean isLike(Entry other) {
        return Arrays.equals(token, other.token)
                && edits.equals(other.edits)
                && text == other.text
                && stamps == other.stamps;
    }
}
