package io.weir.udf.fold;

import io.weir.record.Path;
import io.weir.udf.BoundStep;
import io.weir.udf.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which way records take through a step.
 *
 * @param id the step
 * @param treeBecause why records are trees there; empty when the step is folded into the pass over their bytes
 */
public record StepPath(String id, Optional<String> treeBecause) {
    /** A step whose records are trees. */
    public static StepPath onTree(String id, String because) {
        return new StepPath(id, Optional.of(because));
    }

    /** The ways through steps behind a decoder. */
    public static List<StepPath> of(List<BoundStep<?>> steps, Optional<Path> eventTime) {
        Folding folding = Folding.of(steps, eventTime);
        boolean worthwhile = isWorthwhile(folding, steps.size());
        List<StepPath> paths = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Optional<String> because = Optional.empty();
            if (i == folding.steps()) {
                because = folding.obstacle();
            } else if (i > folding.steps()) {
                because = Optional.of(
                        "stands behind '" + steps.get(folding.steps()).id() + "'");
            } else if (!worthwhile) {
                because = Optional.of(
                        "drops nothing before '" + steps.get(folding.steps()).id() + "' needs a tree");
            }
            paths.add(new StepPath(steps.get(i).id(), because));
        }
        return paths;
    }

    /** Where a tree is needed anyway, a pass before that pays only if it makes fewer or smaller trees. */
    static boolean isWorthwhile(Folding folding, int steps) {
        return folding.steps() == steps
                || folding.effects().stream()
                        .anyMatch(effect -> effect instanceof Effect.Keep || effect instanceof Effect.Select);
    }
}
