package io.weir.cli;

import io.weir.compile.CompileResult;
import io.weir.plan.JobPlan;
import io.weir.upgrade.Inventory;
import io.weir.upgrade.Upgrade;

/** Two specs of one flow, of which the second is to take over from the first. Both have compiled. */
record Takeover(CompileResult old, CompileResult fresh) {
    /** What becomes of the state. */
    Upgrade upgrade() {
        return between(old, fresh);
    }

    /** What becomes of the state of the new job when the old spec takes over again. */
    Upgrade back() {
        return between(fresh, old);
    }

    private static Upgrade between(CompileResult from, CompileResult to) {
        return Upgrade.between(Inventory.of(job(from)), job(to));
    }

    private static JobPlan job(CompileResult flow) {
        return flow.job().orElseThrow();
    }
}
