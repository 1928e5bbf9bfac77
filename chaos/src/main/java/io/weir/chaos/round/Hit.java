package io.weir.chaos.round;

import io.weir.chaos.fault.FaultKind;
import io.weir.chaos.flow.Target;
import java.util.Set;

/**
 * A fault that was done.
 *
 * @param live the targets of the flows that were running then
 */
public record Hit(FaultKind kind, Set<Target> live) {
    public Hit {
        live = Set.copyOf(live);
    }
}
