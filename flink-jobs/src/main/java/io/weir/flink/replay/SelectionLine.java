package io.weir.flink.replay;

import io.weir.record.JsonRejected;
import io.weir.record.JsonWriter;
import io.weir.record.Letter;
import io.weir.record.Value;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One letter of a selection.
 *
 * @param send whether its record is sent; of several letters of one record only the first is, and all are marked
 */
record SelectionLine(Letter letter, boolean send) {
    private static final String SEND = "send";
    private static final String LETTER = "letter";

    /** What a selection keeps of a letter: its record and why it was refused, but not the record once more for people. */
    static byte[] kept(Value written) {
        Map<String, Value> kept = new LinkedHashMap<>();
        if (written instanceof Value.Struct all) {
            for (String field : new String[] {"error", "original_bytes"}) {
                kept.put(field, all.fields().getOrDefault(field, Value.Null.NULL));
            }
        }
        return JsonWriter.toBytes(new Value.Struct(kept));
    }

    /** What stands before the letter; {@link #END} stands behind it. */
    static String start(boolean send) {
        return "{\"" + SEND + "\":" + send + ",\"" + LETTER + "\":";
    }

    static final String END = "}\n";

    static SelectionLine read(byte[] line) throws IOException {
        try {
            if (Letter.READER.read(line) instanceof Value.Struct struct
                    && struct.fields().get(SEND) instanceof Value.Bool send) {
                Letter letter = Letter.of(struct.fields().getOrDefault(LETTER, Value.Null.NULL))
                        .orElseThrow(() -> new IOException("a line of the selection holds no letter"));
                return new SelectionLine(letter, send.value());
            }
            throw new IOException("a line of the selection is incomplete");
        } catch (JsonRejected broken) {
            throw new IOException("a line of the selection is no JSON", broken);
        }
    }
}
