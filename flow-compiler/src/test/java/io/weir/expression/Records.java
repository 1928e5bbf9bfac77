package io.weir.expression;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Header;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import io.weir.udf.Condition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Records and texts to try conditions on. */
final class Records {
    private Records() {}

    static FlowRecord of(Value value) {
        byte[] key = "k1".getBytes(StandardCharsets.UTF_8);
        List<Header> headers = List.of(new Header("trace", "t-7".getBytes(StandardCharsets.UTF_8)));
        Coordinates coordinates = new Coordinates("orders", 3, 42);
        return FlowRecord.of(
                new SourceRecord(null, key, headers, coordinates, 1_700_000_000_000L, Operation.UPDATE), value);
    }

    static Json.Str text(String text) {
        return new Json.Str(text, new SourceSpan(0, text.length()), 0);
    }

    @SuppressWarnings("BanSerializableRead") // the bytes were written one line above
    static Condition copy(Condition condition) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(condition);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Condition) in.readObject();
        }
    }
}
