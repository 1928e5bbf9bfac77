package io.weir.toy;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileRequest;
import io.weir.compile.CompileResult;
import io.weir.compile.FlowCompiler;
import io.weir.plan.JobPlan;
import io.weir.plan.Plan;
import io.weir.problem.Problem;
import io.weir.source.SpecText;
import java.util.List;
import java.util.Locale;

/** A spec that a test compiles with toy components. */
public record Attempt(CompileReport report) {
    /** Compiles a text that stands in {@code toys.yaml}. */
    public static Attempt at(String... lines) {
        SpecText text = new SpecText("toys.yaml", String.join("\n", lines) + "\n");
        return new Attempt(new FlowCompiler(Toys.CATALOG).compile(CompileRequest.of(text)));
    }

    /** The problems, one line each: {@code 3:7 error[unknown-field] message | hint}. */
    public List<String> problems() {
        return report.problems().stream().map(this::line).toList();
    }

    /** The only flow. */
    public CompileResult flow() {
        if (report.flows().size() != 1) {
            throw new AssertionError(report.flows().size() + " flows");
        }
        return report.flows().get(0);
    }

    /** The plan of the only flow, before the passes. */
    public Plan plan() {
        return flow().plan().orElseThrow(() -> new AssertionError(problems()));
    }

    /** The job of the only flow. */
    public JobPlan job() {
        return flow().job().orElseThrow(() -> new AssertionError(problems()));
    }

    private String line(Problem problem) {
        int at = problem.at().start();
        return "%d:%d %s[%s] %s%s"
                .formatted(
                        report.text().line(at),
                        report.text().column(at),
                        problem.severity().name().toLowerCase(Locale.ROOT),
                        problem.code().text(),
                        problem.message(),
                        problem.hint().map(hint -> " | " + hint).orElse(""));
    }
}
