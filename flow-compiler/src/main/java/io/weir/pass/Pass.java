package io.weir.pass;

import io.weir.plan.Plan;

/** Rewrites a plan into an equivalent one. Pure: the same plan in, the same plan out; reports no problems. */
@FunctionalInterface
public interface Pass {
    /** The plan after the rewrite; the same one when there is nothing to do. */
    Plan apply(Plan plan);
}
