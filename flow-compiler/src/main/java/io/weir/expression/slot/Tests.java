package io.weir.expression.slot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Makes the parts of conditions that are true or false. */
public final class Tests {
    /** Where a text may hold another. */
    public enum Place {
        START,
        END,
        ANYWHERE
    }

    private Tests() {}

    /** The whole condition, without the answers that only its parts know. */
    public static SlotCondition whole(Test test) {
        return Specialization.of(MethodHandles.lookup(), Whole.class, SlotCondition.class, test);
    }

    /** Always the same answer. */
    public static Test always(int answer) {
        return made(Always.class, answer);
    }

    /** The boolean in a slot. */
    public static Test bool(int slot) {
        return made(BoolField.class, slot);
    }

    /** Whether a slot holds something. */
    public static Test has(int slot) {
        return made(Has.class, slot);
    }

    /** Whether a field is there, in a struct that must be there. */
    public static Test has(int struct, int field) {
        return made(HasBelow.class, new HasBelow.Parts(struct, field));
    }

    /**
     * {@code &&} when no decides and {@code ||} when yes does. The side that decides outweighs an error on the other one.
     *
     * @param decisive {@link Test#NO} or {@link Test#YES}
     */
    public static Test decidedBy(int decisive, Test left, Test right) {
        return made(Decided.class, new Decided.Parts(decisive, left, right));
    }

    /** The opposite. */
    public static Test not(Test of) {
        return made(Not.class, of);
    }

    /** One of two tests by a third. */
    public static Test choice(Test condition, Test yes, Test no) {
        return made(ChoiceTest.class, new ChoiceTest.Parts(condition, yes, no));
    }

    /** Two values compared. */
    public static Test compare(Verdict verdict, Term left, Term right) {
        return made(Compare.class, new Compare.Parts(verdict, left, left.cell(), right, right.cell()));
    }

    /** A field compared with a number. */
    public static Test compare(Verdict verdict, int slot, Number literal) {
        Test exactly = compare(verdict, Terms.field(slot), Terms.literal(literal));
        return NumberLiteral.of(literal)
                .<Test>map(digits -> made(NumberIs.class, new NumberIs.Parts(verdict, slot, digits, exactly)))
                .orElse(exactly);
    }

    /** Whether a field is a text, or is none. */
    public static Test same(boolean wanted, int slot, String literal) {
        int same = wanted ? Test.YES : Test.NO;
        return made(TextIs.class, new TextIs.Parts(slot, TextLiteral.of(literal), same));
    }

    /** Whether a field is one of several texts. */
    public static Test oneOf(int slot, List<String> texts) {
        return made(TextIn.class, new TextIn.Parts(slot, TextSet.of(texts)));
    }

    /** Whether a value is one of several. */
    public static Test oneOf(Term of, List<Term> candidates) {
        return made(OneOf.class, new OneOf.Parts(of, of.cell(), candidates.toArray(Term[]::new)));
    }

    /** Whether a field is a text that holds another. */
    public static Test holds(Place place, int slot, String part) {
        return made(FieldHolds.class, new FieldHolds.Parts(place, slot, TextLiteral.of(part)));
    }

    /** Whether a text holds another. */
    public static Test holds(Place place, Term of, Term part) {
        return made(Holds.class, new Holds.Parts(place, of, part));
    }

    /** Whether a regular expression matches some part of a text. Makes a string of the text. */
    public static Test matches(Term of, Pattern pattern) {
        return made(Matches.class, new Matches.Parts(of, of.cell(), pattern));
    }

    /** Whether a field counts as yes, in the short syntax. */
    public static Test truthy(int slot) {
        return made(Truthy.class, slot);
    }

    /** Whether a field is null, in the short syntax. */
    public static Test isNull(int slot, boolean negated) {
        return made(NullIs.class, new NullIs.Parts(slot, negated));
    }

    /** Whether the text form of a field is a literal, or a number the same number; in the short syntax. */
    public static Test textForm(int slot, String literal, Optional<BigDecimal> number, boolean negated) {
        TextForm.Parts parts = new TextForm.Parts(
                slot, TextLiteral.of(literal), number.map(DecimalLiteral::of), TextForm.Answers.of(literal, negated));
        return made(TextForm.class, parts);
    }

    /** Whether a text can be compared in UTF-8: half of a surrogate pair has no bytes there. */
    public static boolean hasBytes(String text) {
        return UTF_8.newEncoder().canEncode(text);
    }

    private static Test made(Class<? extends Test> template, Object constants) {
        return Specialization.of(MethodHandles.lookup(), template, Test.class, constants);
    }
}
