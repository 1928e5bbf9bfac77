package io.weir.expression;

import com.google.re2j.Pattern;
import dev.cel.runtime.CelRuntime;
import io.weir.record.Path;
import io.weir.record.Value;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tree that both condition syntaxes compile to. Results are {@link Boolean}, {@link Long}, {@link Double},
 * {@link java.math.BigInteger} for integers beyond 64 bits, {@link String}, or a {@link Value} that is null, a sequence or a
 * struct. Every {@code at} is the character in the condition's text that an error names.
 */
sealed interface Expr {
    /** This tree as closures. */
    Evaluation compose();

    /** The trees right below. */
    default List<Expr> inputs() {
        return List.of();
    }

    /** A constant. */
    record Literal(Object value) implements Expr {
        @Override
        public Evaluation compose() {
            return record -> value;
        }
    }

    /** The whole record. */
    record Root() implements Expr {
        @Override
        public Evaluation compose() {
            return record -> Operand.of(record.value());
        }
    }

    /** All metadata as a struct. */
    record Circumstances() implements Expr {
        @Override
        public Evaluation compose() {
            return Metadata::all;
        }
    }

    /** A field of a struct; an error when it is missing. */
    record Member(Expr of, String name) implements Expr {
        @Override
        public Evaluation compose() {
            return Access.member(this);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(of);
        }
    }

    /** Whether a struct has a field. */
    record Has(Expr of, String name) implements Expr {
        @Override
        public Evaluation compose() {
            return Access.has(this);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(of);
        }
    }

    /** An element of a list by number, or a field of a struct by name. */
    record Element(Expr of, Expr index, int at) implements Expr {
        @Override
        public Evaluation compose() {
            return Access.element(this);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(of, index);
        }
    }

    /** Two values compared. */
    record Compare(Relation relation, Expr left, Expr right, int at) implements Expr {
        @Override
        public Evaluation compose() {
            return Comparison.of(this);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(left, right);
        }
    }

    /** Both hold; a no on either side outweighs an error on the other. */
    record And(Expr left, Expr right, int at) implements Expr {
        @Override
        public Evaluation compose() {
            return Logic.decidedBy(false, left.compose(), right.compose(), at);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(left, right);
        }
    }

    /** One holds; a yes on either side outweighs an error on the other. */
    record Or(Expr left, Expr right, int at) implements Expr {
        @Override
        public Evaluation compose() {
            return Logic.decidedBy(true, left.compose(), right.compose(), at);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(left, right);
        }
    }

    /** The opposite. */
    record Not(Expr of, int at) implements Expr {
        @Override
        public Evaluation compose() {
            Evaluation operand = of.compose();
            return record -> !Logic.bool(operand.of(record), "!", at);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(of);
        }
    }

    /** One of two values by a condition. */
    record Choice(Expr condition, Expr yes, Expr no, int at) implements Expr {
        @Override
        public Evaluation compose() {
            Evaluation test = condition.compose();
            Evaluation first = yes.compose();
            Evaluation second = no.compose();
            return record -> Logic.bool(test.of(record), "?:", at) ? first.of(record) : second.of(record);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(condition, yes, no);
        }
    }

    /** Whether a value is one of those listed. */
    record OneOf(Expr of, List<Expr> candidates) implements Expr {
        public OneOf {
            candidates = List.copyOf(candidates);
        }

        @Override
        public Evaluation compose() {
            return Membership.oneOf(this);
        }

        @Override
        public List<Expr> inputs() {
            return Stream.concat(Stream.of(of), candidates.stream()).toList();
        }
    }

    /** Whether a value is an element of a list or a text is the name of a struct's field. */
    record Within(Expr of, Expr container, int at) implements Expr {
        @Override
        public Evaluation compose() {
            return Membership.within(this);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(of, container);
        }
    }

    /** An arithmetic operation, or texts or lists put together. */
    record Calculate(Arithmetic operation, Expr left, Expr right, int at) implements Expr {
        @Override
        public Evaluation compose() {
            Evaluation first = left.compose();
            Evaluation second = right.compose();
            return record -> operation.apply(first.of(record), second.of(record), at);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(left, right);
        }
    }

    /** The length of a text in code points, or the number of elements or fields. */
    record Size(Expr of, int at) implements Expr {
        @Override
        public Evaluation compose() {
            Evaluation operand = of.compose();
            return record -> Texts.size(operand.of(record), at);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(of);
        }
    }

    /** Whether a text holds another in some place. */
    record Holds(Texts.Place place, Expr of, Expr part, int at) implements Expr {
        @Override
        public Evaluation compose() {
            return Texts.holds(this);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(of, part);
        }
    }

    /** Whether a regular expression matches some part of a text, in linear time. */
    record Matches(Expr of, Pattern pattern, int at) implements Expr {
        @Override
        public Evaluation compose() {
            Evaluation operand = of.compose();
            return record -> Texts.matches(pattern, operand.of(record), at);
        }

        @Override
        public List<Expr> inputs() {
            return List.of(of);
        }
    }

    /** Whether a field counts as yes: present and not false, "", "false", 0 or null. */
    record Truthy(Path field) implements Expr {
        @Override
        public Evaluation compose() {
            return TextForm.truthy(this);
        }
    }

    /**
     * Whether a field's text form is a literal; no for a missing field, negated or not.
     *
     * @param literal the literal; a number or null written without quotes is also compared by value
     */
    record TextEquals(Path field, Value literal, boolean negated) implements Expr {
        @Override
        public Evaluation compose() {
            return TextForm.equals(this);
        }
    }

    /** What the tree has no node for; the CEL interpreter runs it. */
    record Interpreted(CelRuntime.Program program, Set<List<String>> reads, int at) implements Expr {
        public Interpreted {
            reads = Set.copyOf(reads);
        }

        @Override
        public Evaluation compose() {
            return Interpretation.of(this);
        }
    }
}
