package io.weir.udf.fold;

import io.weir.record.Path;
import io.weir.udf.BoundStep;
import io.weir.udf.Condition;
import io.weir.udf.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Steps as far as they can be folded: from the first one up to the first that cannot be reckoned with. What they make of a record is
 * then known field by field, before the record is there: see {@link FieldCourse}.
 */
final class Folding {
    /** Stamps are counted in a word of bits. */
    private static final int MOST_STEPS = 60;

    private final List<Effect> effects = new ArrayList<>();
    private final List<List<Want>> wants = new ArrayList<>();
    private final List<List<Question>> questions = new ArrayList<>();
    private int slots;
    private boolean renamesInside;
    private Optional<String> obstacle = Optional.empty();

    private Folding() {}

    /** Folds as many of the steps as can be, from the first on. */
    static Folding of(List<BoundStep<?>> steps, Optional<Path> eventTime) {
        Folding folding = new Folding();
        folding.wants.add(eventTime.map(folding::want).stream().toList());
        folding.questions.add(List.of());
        folding.effects.add(new Effect.Opaque("decodes"));
        for (BoundStep<?> step : steps) {
            Effect effect = step.effect();
            folding.obstacle = folding.obstacleIn(effect);
            if (folding.obstacle.isPresent()) {
                break;
            }
            folding.append(effect);
        }
        return folding.shortened(steps, eventTime);
    }

    /** What the steps do; the first one is the decoder, which changes nothing. */
    List<Effect> effects() {
        return effects;
    }

    /** How many steps are folded. */
    int steps() {
        return effects.size() - 1;
    }

    /** Why the step behind the last folded one is not; empty when all are. */
    Optional<String> obstacle() {
        return obstacle;
    }

    /** The fields that are looked at before a step; those of a select in their order. */
    List<Want> wants(int step) {
        return wants.get(step);
    }

    /** What a step asks, in its order. */
    List<Question> questions(int step) {
        return questions.get(step);
    }

    /** How many slots the wants take. */
    int slots() {
        return slots;
    }

    private Want want(Path path) {
        return new Want(wants.size(), path, slots++);
    }

    private void append(Effect effect) {
        List<Question> asked = conditionsOf(effect).stream().map(Question::of).toList();
        Set<Path> paths = new LinkedHashSet<>();
        asked.forEach(question -> paths.addAll(question.paths()));
        if (effect instanceof Effect.Select select) {
            paths.addAll(select.fields());
        }
        renamesInside |=
                effect instanceof Effect.Rename rename && rename.inside().isPresent();
        wants.add(paths.stream().map(this::want).toList());
        questions.add(asked);
        effects.add(effect);
    }

    private static List<Condition> conditionsOf(Effect effect) {
        if (effect instanceof Effect.Keep keep) {
            return List.of(keep.condition());
        }
        return effect instanceof Effect.Route route ? route.conditions() : List.of();
    }

    private Optional<String> obstacleIn(Effect effect) {
        if (effect instanceof Effect.Opaque opaque) {
            return Optional.of(opaque.why());
        }
        if (steps() == MOST_STEPS) {
            return Optional.of("is one of very many");
        }
        if (renamesInside
                && (effect instanceof Effect.Keep
                        || effect instanceof Effect.Select
                        || effect instanceof Effect.Remove)) {
            return Optional.of("stands behind a renaming of inner fields, which can refuse a record");
        }
        if (effect instanceof Effect.Stamp stamp
                && (renamesInside || stamp.field().segments().size() > 1)) {
            return Optional.of("writes into an object");
        }
        if (effect instanceof Effect.Select select && hasRepeatedName(select)) {
            return Optional.of("gives two fields one name");
        }
        return conditionsOf(effect).stream().allMatch(Question::isPossible)
                ? Optional.empty()
                : Optional.of("has a condition that may look at any field");
    }

    private static boolean hasRepeatedName(Effect.Select select) {
        return !select.fields().stream().map(Path::name).allMatch(new HashSet<String>()::add);
    }

    /** The fields that stamps add to a record that has none of their names, in order. */
    List<FieldCourse> added() throws Unfit {
        List<FieldCourse> added = new ArrayList<>();
        for (int step = 0; step < effects.size(); step++) {
            if (effects.get(step) instanceof Effect.Stamp) {
                FieldCourse course = FieldCourse.added(step, this);
                for (FieldCourse other : added) {
                    requireOtherNames(other, course);
                }
                added.add(course);
            }
        }
        return added;
    }

    private void requireOtherNames(FieldCourse first, FieldCourse second) throws Unfit {
        for (int step = second.stamp() + 1; step < effects.size(); step++) {
            if (first.names(step).stream().anyMatch(second.names(step)::contains)) {
                throw new Unfit(step, "gives two fields one name");
            }
        }
    }

    /** Leaves off the first step that cannot be folded for a field that the spec itself names, and all behind it. */
    private Folding shortened(List<BoundStep<?>> steps, Optional<Path> eventTime) {
        Set<String> named = new LinkedHashSet<>();
        wants.forEach(
                step -> step.forEach(want -> named.add(want.path().segments().get(0))));
        try {
            added();
            for (String name : named) {
                FieldCourse.of(name, this);
            }
            return this;
        } catch (Unfit unfit) {
            Folding shorter = of(steps.subList(0, unfit.step() - 1), eventTime);
            if (shorter.obstacle.isEmpty()) {
                shorter.obstacle = Optional.of(String.valueOf(unfit.getMessage()));
            }
            return shorter;
        }
    }
}
