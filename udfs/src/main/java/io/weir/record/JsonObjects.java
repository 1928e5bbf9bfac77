package io.weir.record;

/** Writes nested objects field by field, with the commas where they belong. Names are written as they are, without escapes. */
final class JsonObjects {
    private final JsonBuffer out = new JsonBuffer();
    private boolean first = true;

    JsonObjects() {
        out.put('{');
    }

    /** Begins an object; fields belong to it until it is closed. */
    JsonObjects open(String name) {
        name(name);
        out.put('{');
        first = true;
        return this;
    }

    JsonObjects close() {
        out.put('}');
        first = false;
        return this;
    }

    JsonObjects text(String name, String value) {
        name(name);
        out.text(value);
        return this;
    }

    JsonObjects number(String name, long value) {
        name(name);
        out.ascii(Long.toString(value));
        return this;
    }

    JsonObjects value(String name, Value value) {
        name(name);
        JsonWriter.write(value, out);
        return this;
    }

    /** Closes the outermost object; all of it. */
    byte[] toBytes() {
        return close().out.toBytes();
    }

    private void name(String name) {
        if (!first) {
            out.put(',');
        }
        first = false;
        out.put('"');
        out.ascii(name);
        out.put('"');
        out.put(':');
    }
}
