package io.weir.compile;

import io.weir.plan.Draft;
import io.weir.plan.JobPlan;
import io.weir.plan.Plan;
import io.weir.problem.Problem;
import io.weir.spec.FlowSpec;
import java.util.List;
import java.util.Optional;

/**
 * What came out of one flow of a spec.
 *
 * @param draft the flow's shape, made of what is sound in the spec
 * @param plan the plan before the passes; absent when there are errors
 * @param job absent when there are errors in the flow or elsewhere in its file
 * @param problems those of this flow, by position
 */
public record CompileResult(
        FlowSpec spec, Draft draft, Optional<Plan> plan, Optional<JobPlan> job, List<Problem> problems) {
    public CompileResult {
        problems = List.copyOf(problems);
    }

    /** This flow as part of a file that has errors outside of it: nothing to run. */
    CompileResult withoutJob() {
        return new CompileResult(spec, draft, plan, Optional.empty(), problems);
    }
}
