package io.weir.flink.testing;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileRequest;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.plan.JobPlan;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;

/** Flows made of spec text. */
public final class Flows {
    private Flows() {}

    /** A flow called {@code test}. */
    public static JobPlan compile(String spec) {
        SpecText text = new SpecText("test.json", spec);
        CompileReport report = new FlowCompiler(Connectors.catalog()).compile(CompileRequest.of(text));
        if (report.hasErrors()) {
            throw new IllegalArgumentException(ProblemText.of(text, report.problems()));
        }
        return report.flows().get(0).job().orElseThrow();
    }

    /** From directory {@code in} to directory {@code out}, errors in {@code refused}; {@code more} is what else its spec says. */
    public static JobPlan fileToFile(String more) {
        return compile("{\"source\": {\"type\": \"file\", \"config\": {\"path\": \"in\"}},"
                + "\"sink\": {\"type\": \"file\", \"config\": {\"path\": \"out\"}},"
                + (more.contains("\"errors\"")
                        ? ""
                        : "\"errors\": {\"type\": \"file\", \"config\": {\"path\": \"refused\"}},")
                + more + "}");
    }
}
