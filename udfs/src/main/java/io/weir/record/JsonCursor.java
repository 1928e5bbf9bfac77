package io.weir.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One pass over the bytes of one JSON document. Used once, by one thread. */
final class JsonCursor {
    private static final int END = -1;

    private final byte[] bytes;
    private final int maxDepth;
    private final int maxTextBytes;
    private int at;

    JsonCursor(byte[] bytes, int maxDepth, int maxTextBytes) {
        this.bytes = bytes;
        this.maxDepth = maxDepth;
        this.maxTextBytes = maxTextBytes;
    }

    /** The only value, with nothing but white space around it. */
    Value document() throws JsonRejected {
        skipSpace();
        Value value = value(0);
        skipSpace();
        if (at < bytes.length) {
            throw rejected("the value has ended, but the record goes on");
        }
        return value;
    }

    private Value value(int depth) throws JsonRejected {
        return switch (peek()) {
            case '{' -> struct(enter(depth));
            case '[' -> sequence(enter(depth));
            case '"' -> new Value.Text(text());
            case 't' -> literal("true", new Value.Bool(true));
            case 'f' -> literal("false", new Value.Bool(false));
            case 'n' -> literal("null", Value.Null.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            case END -> throw rejected("the record ends where a value should be");
            default -> throw rejected("no value starts with this byte");
        };
    }

    private int enter(int depth) throws JsonRejected {
        if (depth == maxDepth) {
            throw new JsonRejected(
                    JsonRejected.TOO_DEEP, at, "objects and arrays are nested deeper than " + maxDepth + " levels");
        }
        at++;
        skipSpace();
        return depth + 1;
    }

    private Value struct(int depth) throws JsonRejected {
        Map<String, Value> fields = new LinkedHashMap<>();
        if (peek() == '}') {
            at++;
            return new Value.Struct(fields);
        }
        while (true) {
            int start = at;
            expect('"', "a field name in quotes should be here");
            at = start;
            String name = text();
            skipSpace();
            expect(':', "a colon should be here");
            skipSpace();
            if (fields.putIfAbsent(name, value(depth)) != null) {
                at = start;
                throw rejected("the object has two fields of this name");
            }
            if (closes('}', "a comma or the end of the object should be here")) {
                return new Value.Struct(fields);
            }
        }
    }

    private Value sequence(int depth) throws JsonRejected {
        List<Value> elements = new ArrayList<>();
        if (peek() == ']') {
            at++;
            return new Value.Sequence(elements);
        }
        do {
            elements.add(value(depth));
        } while (!closes(']', "a comma or the end of the array should be here"));
        return new Value.Sequence(elements);
    }

    private boolean closes(char end, String otherwise) throws JsonRejected {
        skipSpace();
        if (peek() == end) {
            at++;
            return true;
        }
        expect(',', otherwise);
        skipSpace();
        return false;
    }

    private Value literal(String word, Value value) throws JsonRejected {
        for (int i = 0; i < word.length(); i++, at++) {
            if (peek() != word.charAt(i)) {
                throw rejected("no value is written like this");
            }
        }
        return value;
    }

    private Value number() throws JsonRejected {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        return new Value.Numeric(new String(bytes, start, at - start, ISO_8859_1));
    }

    private void digits() throws JsonRejected {
        int start = at;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == start) {
            throw rejected("a digit should be here");
        }
    }

    private String text() throws JsonRejected {
        int start = at + 1;
        String text = quoted();
        int size = at - 1 - start;
        if (size > maxTextBytes) {
            throw new JsonRejected(
                    JsonRejected.RECORD_TOO_LARGE,
                    start,
                    "a text has " + size + " bytes, the limit is " + maxTextBytes);
        }
        return text;
    }

    private String quoted() throws JsonRejected {
        int start = ++at;
        while (at < bytes.length && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        if (peek() == '"') {
            return new String(bytes, start, at++ - start, ISO_8859_1);
        }
        StringBuilder text = new StringBuilder(at - start + 16);
        text.append(new String(bytes, start, at - start, ISO_8859_1));
        while (peek() != '"') {
            if (peek() == END) {
                throw rejected("the record ends inside a text");
            } else if (peek() == '\\') {
                escape(text);
            } else if (peek() < ' ') {
                throw rejected("a control character must be escaped");
            } else {
                at = Utf8.decode(bytes, at, text);
            }
        }
        at++;
        return text.toString();
    }

    private void escape(StringBuilder text) throws JsonRejected {
        at++;
        char escaped = switch (peek()) {
            case '"', '\\', '/' -> (char) peek();
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw rejected("JSON has no such escape");
        };
        at++;
        text.append(escaped);
    }

    /** Reads the digits behind the u and stops at the last of them. */
    private char hexadecimal() throws JsonRejected {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            at++;
            int digit = peek() == END ? -1 : Character.digit(peek(), 16);
            if (digit < 0) {
                throw rejected("four hexadecimal digits should be here");
            }
            code = (code << 4) | digit;
        }
        return (char) code;
    }

    private int peek() {
        return at < bytes.length ? bytes[at] & 0xff : END;
    }

    private boolean skip(char wanted) {
        boolean found = peek() == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char wanted, String otherwise) throws JsonRejected {
        if (!skip(wanted)) {
            throw rejected(otherwise);
        }
    }

    private void skipSpace() {
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    private JsonRejected rejected(String message) {
        return new JsonRejected(JsonRejected.DECODE_ERROR, at, message);
    }
}
