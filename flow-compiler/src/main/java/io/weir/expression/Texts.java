package io.weir.expression;

import com.google.re2j.Pattern;
import io.weir.record.Value;
import io.weir.udf.RecordRejected;

/** The functions on texts. */
final class Texts {
    /** Where a text may hold another. */
    enum Place {
        START("startsWith"),
        END("endsWith"),
        ANYWHERE("contains");

        private final String function;

        Place(String function) {
            this.function = function;
        }

        private boolean test(String text, String part) {
            return switch (this) {
                case START -> text.startsWith(part);
                case END -> text.endsWith(part);
                case ANYWHERE -> text.contains(part);
            };
        }
    }

    private Texts() {}

    static Evaluation holds(Expr.Holds expr) {
        Evaluation of = expr.of().compose();
        Evaluation part = expr.part().compose();
        Place place = expr.place();
        int at = expr.at();
        return record -> {
            Object text = of.of(record);
            Object searched = part.of(record);
            if (text instanceof String a && searched instanceof String b) {
                return place.test(a, b);
            }
            Object culprit = text instanceof String ? searched : text;
            throw Evaluation.error("'" + place.function + "' takes texts, not " + Operand.nameOf(culprit), at);
        };
    }

    static boolean matches(Pattern pattern, Object value, int at) throws RecordRejected {
        if (value instanceof String text) {
            return pattern.matcher(text).find();
        }
        throw Evaluation.error("'matches' takes texts, not " + Operand.nameOf(value), at);
    }

    static long size(Object value, int at) throws RecordRejected {
        if (value instanceof String text) {
            return text.codePointCount(0, text.length());
        }
        if (value instanceof Value.Sequence list) {
            return list.elements().size();
        }
        if (value instanceof Value.Struct struct) {
            return struct.fields().size();
        }
        throw Evaluation.error("'size' takes a text, a list or a struct, not " + Operand.nameOf(value), at);
    }
}
