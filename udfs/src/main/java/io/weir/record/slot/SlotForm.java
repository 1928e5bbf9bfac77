package io.weir.record.slot;

import io.weir.record.Path;
import java.util.Set;
import java.util.function.ToIntFunction;

/** A condition that can be asked of raw values, not yet bound to slots. */
public interface SlotForm {
    /** The paths whose slots the condition looks at. A path may lie below another one that is here too. */
    Set<Path> paths();

    /** A condition of its own for one task, which finds each of the paths at the index that {@code slot} gives. */
    SlotCondition open(ToIntFunction<Path> slot);
}
