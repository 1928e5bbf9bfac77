package io.weir.compile;

import io.weir.plan.JobPlan;
import io.weir.plan.Plan;
import io.weir.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What came out of one flow of a spec.
 *
 * @param plan the plan before the passes, as far as it could be made
 * @param job absent when there are errors
 * @param problems all of them, by position
 */
public record CompileResult(Optional<Plan> plan, Optional<JobPlan> job, List<Problem> problems) {
    public CompileResult {
        problems = List.copyOf(problems);
    }
}
