package io.weir.flink.row;

import io.weir.record.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A value as a compact binary tree: one tag per value, numbers with the digits they were read with. */
final class ValueTree {
    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int NUMERIC = 3;
    private static final int TEXT = 4;
    private static final int SEQUENCE = 5;
    private static final int STRUCT = 6;

    private ValueTree() {}

    static void write(Value value, DataOutputView out) throws IOException {
        if (value instanceof Value.Text text) {
            out.writeByte(TEXT);
            Wire.writeText(text.text(), out);
        } else if (value instanceof Value.Numeric numeric) {
            out.writeByte(NUMERIC);
            Wire.writeText(numeric.lexeme(), out);
        } else if (value instanceof Value.Bool bool) {
            out.writeByte(bool.value() ? TRUE : FALSE);
        } else if (value instanceof Value.Struct struct) {
            writeStruct(struct, out);
        } else if (value instanceof Value.Sequence sequence) {
            out.writeByte(SEQUENCE);
            Wire.writeCount(sequence.elements().size(), out);
            for (Value element : sequence.elements()) {
                write(element, out);
            }
        } else {
            out.writeByte(NULL);
        }
    }

    static Value read(DataInputView in) throws IOException {
        int tag = in.readUnsignedByte();
        return switch (tag) {
            case NULL -> Value.Null.NULL;
            case FALSE -> new Value.Bool(false);
            case TRUE -> new Value.Bool(true);
            case NUMERIC -> new Value.Numeric(Wire.readText(in));
            case TEXT -> new Value.Text(Wire.readText(in));
            case SEQUENCE -> readSequence(in);
            case STRUCT -> readStruct(in);
            default -> throw new IOException("corrupt state: no value has tag " + tag);
        };
    }

    private static void writeStruct(Value.Struct struct, DataOutputView out) throws IOException {
        out.writeByte(STRUCT);
        Wire.writeCount(struct.fields().size(), out);
        for (Map.Entry<String, Value> field : struct.fields().entrySet()) {
            Wire.writeText(field.getKey(), out);
            write(field.getValue(), out);
        }
    }

    private static Value readSequence(DataInputView in) throws IOException {
        int size = Wire.readCount(in);
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(read(in));
        }
        return new Value.Sequence(elements);
    }

    private static Value readStruct(DataInputView in) throws IOException {
        int size = Wire.readCount(in);
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            String name = Wire.readText(in);
            fields.put(name, read(in));
        }
        return new Value.Struct(fields);
    }
}
