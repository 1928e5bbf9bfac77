package io.weir.compile;

import io.weir.problem.Problem;
import io.weir.problem.Severity;
import io.weir.source.SpecText;
import io.weir.spec.LocalSecret;
import java.util.List;

/**
 * What came out of a whole spec file.
 *
 * @param flows in the order of the file
 * @param secrets the {@code Secret} documents beside the flows
 * @param problems all of the file and its flows, by position
 */
public record CompileReport(
        SpecText text, List<CompileResult> flows, List<LocalSecret> secrets, List<Problem> problems) {
    public CompileReport {
        flows = List.copyOf(flows);
        secrets = List.copyOf(secrets);
        problems = List.copyOf(problems);
    }

    /** Whether any flow, or the file itself, has an error; warnings do not count. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
