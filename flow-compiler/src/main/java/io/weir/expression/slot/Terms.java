package io.weir.expression.slot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Makes the parts of conditions that have a value. */
public final class Terms {
    /** The operations on numbers. */
    public enum Operation {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER
    }

    private Terms() {}

    /** The value in a slot; an error when it is absent. */
    public static Term field(int slot) {
        return made(Field.class, new Field.Parts(slot, new Cell()));
    }

    /** An int or a double. */
    public static Term literal(Number number) {
        Cell cell = new Cell();
        cell.whole = number.longValue();
        cell.real = number.doubleValue();
        return literal(number instanceof Long ? Term.INT : Term.DOUBLE, cell);
    }

    /** A text. */
    public static Term literal(String text) {
        Cell cell = new Cell();
        byte[] bytes = text.getBytes(UTF_8);
        cell.text(bytes, 0, bytes.length);
        return literal(Term.TEXT, cell);
    }

    /** A value that its type says all about: {@link Term#NULL}, {@link Term#TRUE}, {@link Term#FALSE}. */
    public static Term literal(int type) {
        return literal(type, new Cell());
    }

    private static Term literal(int type, Cell cell) {
        return made(Literal.class, new Literal.Parts(type, cell));
    }

    /** The answer of a test as a boolean. */
    public static Term of(Test test) {
        return made(TestTerm.class, new TestTerm.Parts(test, new Cell()));
    }

    /** Arithmetic on two ints or two doubles. */
    public static Term calculate(Operation operation, Term left, Term right) {
        return made(Calculate.class, new Calculate.Parts(operation, left, right, new Cell()));
    }

    /** The length of a text in code points. */
    public static Term size(Term of) {
        return made(Size.class, new Size.Parts(of, of.cell(), new Cell()));
    }

    /** One of two values by a test. */
    public static Term choice(Test condition, Term yes, Term no) {
        return made(ChoiceTerm.class, new ChoiceTerm.Parts(condition, yes, no, new Cell()));
    }

    private static Term made(Class<? extends Term> template, Object constants) {
        return Specialization.of(MethodHandles.lookup(), template, Term.class, constants);
    }
}
