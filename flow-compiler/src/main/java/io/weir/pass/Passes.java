package io.weir.pass;

import io.weir.plan.Plan;
import java.util.List;

/** The rewrites that every plan goes through. */
public final class Passes {
    /** In the order in which they run. */
    public static final List<Pass> STANDARD = List.of(new FuseStateless());

    private Passes() {}

    /** The plan after all of them. */
    public static Plan run(Plan plan) {
        Plan rewritten = plan;
        for (Pass pass : STANDARD) {
            rewritten = pass.apply(rewritten);
        }
        return rewritten;
    }
}
