package io.weir.source;

import java.util.List;
import java.util.Optional;

/** A located value of a spec, whether it was written as JSON or YAML. */
public sealed interface Json permits Json.Obj, Json.Arr, Json.Str, Json.Num, Json.Bool, Json.Nul {
    /** Where the value stands. */
    SourceSpan span();

    /** What a reader calls this type of value: {@code an object}, {@code a text} … */
    String typeName();

    /** An object; its fields in spec order, names unique. */
    record Obj(List<Field> fields, SourceSpan span) implements Json {
        public Obj {
            fields = List.copyOf(fields);
        }

        /** The value of a field. */
        public Optional<Json> get(String name) {
            return field(name).map(Field::value);
        }

        /** A field with its place. */
        public Optional<Field> field(String name) {
            return fields.stream().filter(f -> f.name().equals(name)).findFirst();
        }

        @Override
        public String typeName() {
            return "an object";
        }
    }

    /** A field of an object. */
    record Field(String name, SourceSpan nameSpan, Json value) {}

    /** A list. */
    record Arr(List<Json> elements, SourceSpan span) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }

        @Override
        public String typeName() {
            return "a list";
        }
    }

    /**
     * A text.
     *
     * @param textStart index in the spec of the text's first character, behind an opening quote: positions inside
     *     expressions count from there
     */
    record Str(String text, SourceSpan span, int textStart) implements Json {
        /**
         * The stretch of the spec that holds a part of the text, for positions inside an expression; the whole text
         * where escapes or line folding make the two differ.
         */
        public SourceSpan within(int from, int to) {
            int closing = textStart - span.start();
            boolean alike = span.end() - textStart - closing == text.length();
            return alike ? new SourceSpan(textStart, span.end() - closing).within(from, Math.max(from, to)) : span;
        }

        @Override
        public String typeName() {
            return "a text";
        }
    }

    /** A number, as it is written. */
    record Num(String lexeme, SourceSpan span) implements Json {
        @Override
        public String typeName() {
            return "a number";
        }
    }

    /** True or false. */
    record Bool(boolean value, SourceSpan span) implements Json {
        @Override
        public String typeName() {
            return "a boolean";
        }
    }

    /** Null, or a YAML key without value. */
    record Nul(SourceSpan span) implements Json {
        @Override
        public String typeName() {
            return "null";
        }
    }
}
