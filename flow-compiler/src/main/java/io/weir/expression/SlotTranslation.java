package io.weir.expression;

import io.weir.expression.slot.Term;
import io.weir.expression.slot.Terms;
import io.weir.expression.slot.Test;
import io.weir.expression.slot.Tests;
import io.weir.expression.slot.Verdict;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotForm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Translates {@link Expr} for raw values. Covered is what a record's fields decide by themselves: no metadata, no elements of
 * lists, no text that cannot be in UTF-8, nothing that the interpreter runs.
 */
final class SlotTranslation {
    /** A test that can be made once the slots are known. */
    private interface Plan<T> {
        T open(ToIntFunction<Path> slot);
    }

    private record Form(Set<Path> paths, Plan<Test> plan) implements SlotForm {
        @Override
        public SlotCondition open(ToIntFunction<Path> slot) {
            return Tests.whole(plan.open(slot));
        }
    }

    private final Set<Path> paths = new LinkedHashSet<>();

    private SlotTranslation() {}

    /** The condition over raw values; empty when some part of it is not covered. */
    static Optional<SlotForm> of(Expr tree) {
        SlotTranslation translation = new SlotTranslation();
        return translation.test(tree).map(plan -> new Form(Set.copyOf(translation.paths), plan));
    }

    private Optional<Plan<Test>> test(Expr expr) {
        if (expr instanceof Expr.And and) {
            return decided(Test.NO, and.left(), and.right());
        } else if (expr instanceof Expr.Or or) {
            return decided(Test.YES, or.left(), or.right());
        } else if (expr instanceof Expr.Not not) {
            return test(not.of()).map(of -> slot -> Tests.not(of.open(slot)));
        } else if (expr instanceof Expr.Choice choice) {
            return test(choice);
        } else if (expr instanceof Expr.Compare compare) {
            return compare(compare);
        } else if (expr instanceof Expr.OneOf oneOf) {
            return oneOf(oneOf);
        } else if (expr instanceof Expr.Has has) {
            return has(has);
        } else if (expr instanceof Expr.Holds holds) {
            return holds(holds);
        } else if (expr instanceof Expr.Matches matches) {
            return term(matches.of()).map(of -> slot -> Tests.matches(of.open(slot), matches.pattern()));
        } else if (expr instanceof Expr.Truthy truthy) {
            return Optional.of(at(truthy.field(), Tests::truthy));
        } else if (expr instanceof Expr.TextEquals equals) {
            return textEquals(equals);
        }
        return value(expr);
    }

    /** A value that should be a boolean. */
    private Optional<Plan<Test>> value(Expr expr) {
        if (expr instanceof Expr.Member) {
            return field(expr).map(field -> at(field, Tests::bool));
        } else if (expr instanceof Expr.Literal literal) {
            int answer = literal.value() instanceof Boolean bool ? (bool ? Test.YES : Test.NO) : Test.NOT_BOOLEAN;
            return Optional.of(slot -> Tests.always(answer));
        }
        return Optional.empty();
    }

    private Optional<Plan<Test>> decided(int decisive, Expr left, Expr right) {
        return test(left)
                .flatMap(l -> test(right).map(r -> slot -> Tests.decidedBy(decisive, l.open(slot), r.open(slot))));
    }

    private Optional<Plan<Test>> test(Expr.Choice expr) {
        return test(expr.condition())
                .flatMap(condition -> test(expr.yes())
                        .flatMap(yes -> test(expr.no())
                                .map(no -> slot -> Tests.choice(condition.open(slot), yes.open(slot), no.open(slot)))));
    }

    private Optional<Plan<Test>> compare(Expr.Compare expr) {
        if (expr.left() instanceof Expr.Literal && !(expr.right() instanceof Expr.Literal)) {
            return compare(new Expr.Compare(
                    expr.relation().turned(), /* left= */ expr.right(), /* right= */ expr.left(), expr.at()));
        }
        Verdict verdict = expr.relation().verdict();
        Optional<Path> field = field(expr.left());
        if (field.isPresent() && expr.right() instanceof Expr.Literal literal) {
            boolean equality = expr.relation() == Relation.EQUAL || expr.relation() == Relation.NOT_EQUAL;
            boolean wanted = expr.relation() == Relation.EQUAL;
            if (literal.value() instanceof Number number) {
                return Optional.of(at(field.get(), slot -> Tests.compare(verdict, slot, number)));
            } else if (equality && isCovered(literal) && literal.value() instanceof String text) {
                return Optional.of(at(field.get(), slot -> Tests.same(wanted, slot, text)));
            }
        }
        return both(expr.left(), expr.right(), (l, r) -> Tests.compare(verdict, l, r));
    }

    private Optional<Plan<Test>> oneOf(Expr.OneOf expr) {
        Optional<Path> field = field(expr.of());
        List<String> texts = texts(expr.candidates());
        if (field.isPresent() && texts.size() == expr.candidates().size()) {
            return Optional.of(at(field.get(), slot -> Tests.oneOf(slot, texts)));
        }
        List<Plan<Term>> candidates = new ArrayList<>();
        for (Expr candidate : expr.candidates()) {
            Optional<Plan<Term>> plan = term(candidate);
            if (plan.isEmpty()) {
                return Optional.empty();
            }
            candidates.add(plan.get());
        }
        return term(expr.of())
                .map(of -> slot -> Tests.oneOf(
                        of.open(slot),
                        candidates.stream().map(plan -> plan.open(slot)).toList()));
    }

    /** The candidates that are texts. */
    private static List<String> texts(List<Expr> candidates) {
        List<String> texts = new ArrayList<>();
        for (Expr candidate : candidates) {
            if (candidate instanceof Expr.Literal literal
                    && isCovered(literal)
                    && literal.value() instanceof String text) {
                texts.add(text);
            }
        }
        return texts;
    }

    private Optional<Plan<Test>> has(Expr.Has expr) {
        if (expr.of() instanceof Expr.Root) {
            return Optional.of(at(Path.of(expr.name()), Tests::has));
        }
        Optional<Path> parent = field(expr.of());
        Optional<Path> field = field(new Expr.Member(expr.of(), expr.name()));
        return parent.flatMap(above -> field.map(below -> {
            paths.add(above);
            paths.add(below);
            return slot -> Tests.has(slot.applyAsInt(above), slot.applyAsInt(below));
        }));
    }

    private Optional<Plan<Test>> holds(Expr.Holds expr) {
        Tests.Place place = Tests.Place.valueOf(expr.place().name());
        Optional<Path> field = field(expr.of());
        if (field.isPresent()
                && expr.part() instanceof Expr.Literal literal
                && isCovered(literal)
                && literal.value() instanceof String part) {
            return Optional.of(at(field.get(), slot -> Tests.holds(place, slot, part)));
        }
        return both(expr.of(), expr.part(), (of, part) -> Tests.holds(place, of, part));
    }

    private Optional<Plan<Test>> textEquals(Expr.TextEquals expr) {
        boolean negated = expr.negated();
        if (expr.literal() instanceof Value.Null) {
            return Optional.of(at(expr.field(), slot -> Tests.isNull(slot, negated)));
        }
        String text = TextForm.of(expr.literal());
        return Tests.hasBytes(text)
                ? Optional.of(
                        at(expr.field(), slot -> Tests.textForm(slot, text, TextForm.number(expr.literal()), negated)))
                : Optional.empty();
    }

    private Optional<Plan<Term>> term(Expr expr) {
        if (expr instanceof Expr.Literal literal) {
            return isCovered(literal) ? Optional.of(slot -> term(literal.value())) : Optional.empty();
        } else if (expr instanceof Expr.Member) {
            return field(expr).map(field -> at(field, Terms::field));
        } else if (expr instanceof Expr.Calculate calculate) {
            Terms.Operation operation =
                    Terms.Operation.valueOf(calculate.operation().name());
            return both(calculate.left(), calculate.right(), (l, r) -> Terms.calculate(operation, l, r));
        } else if (expr instanceof Expr.Size size) {
            return term(size.of()).map(of -> slot -> Terms.size(of.open(slot)));
        } else if (expr instanceof Expr.Choice choice) {
            return test(choice.condition())
                    .flatMap(condition -> both(choice.yes(), choice.no(), Pair::new)
                            .map(pair -> slot -> {
                                Pair either = pair.open(slot);
                                return Terms.choice(condition.open(slot), either.first(), either.second());
                            }));
        }
        return test(expr).map(test -> slot -> Terms.of(test.open(slot)));
    }

    private static Term term(Object literal) {
        if (literal instanceof String text) {
            return Terms.literal(text);
        } else if (literal instanceof Number number) {
            return Terms.literal(number);
        }
        return Terms.literal(literal instanceof Boolean bool ? (bool ? Term.TRUE : Term.FALSE) : Term.NULL);
    }

    private <T> Optional<Plan<T>> both(Expr left, Expr right, Joined<T> joined) {
        return term(left).flatMap(l -> term(right).map(r -> slot -> joined.of(l.open(slot), r.open(slot))));
    }

    private <T> Plan<T> at(Path path, Made<T> made) {
        paths.add(path);
        return slot -> made.from(slot.applyAsInt(path));
    }

    /** The field that an expression is; empty for one with a number for a name, which a path takes for an index. */
    private static Optional<Path> field(Expr expr) {
        return Access.path(expr)
                .filter(names -> !names.isEmpty() && names.stream().noneMatch(SlotTranslation::isIndex))
                .map(Path::new);
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isCovered(Expr.Literal literal) {
        return !(literal.value() instanceof String text) || Tests.hasBytes(text);
    }

    private record Pair(Term first, Term second) {}

    private interface Joined<T> {
        T of(Term left, Term right);
    }

    private interface Made<T> {
        T from(int slot);
    }
}
