package io.weir.spec;

import java.util.List;

/**
 * The kinds of flow that a spec may name.
 *
 * @param announced kinds that specs may use later: known, not built yet
 */
public record KindNames(List<String> known, List<String> announced) {
    public KindNames {
        known = List.copyOf(known);
        announced = List.copyOf(announced);
    }
}
