package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.flink.replay.LetterBox;
import io.weir.plan.JobPlan;
import io.weir.plan.Write;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;

/**
 * The dead letters of the flow that a command is about.
 *
 * @param job the flow
 * @param errors the sink that keeps them
 */
record Letters(JobPlan job, Write errors, LetterBox box) {
    /** The letters of the only flow of a file; empty after printing why there are none to be had. */
    static Optional<Letters> of(OneSpec spec, CompileReport report) {
        return spec.only(report).flatMap(flow -> of(flow, spec.err()));
    }

    /** Makes the secrets beside the flow known to the errors sink, until the process ends. */
    static void provideSecrets(CompileReport report) throws IOException {
        if (!report.secrets().isEmpty()) {
            LocalSecrets.provide(report.secrets(), Files.createTempDirectory("weir-secrets"));
        }
    }

    /** {@code topic orders-errors}. */
    String target() {
        return target(errors.use());
    }

    private static Optional<Letters> of(CompileResult flow, PrintWriter err) {
        JobPlan job = flow.job().orElseThrow();
        Optional<Letters> letters =
                job.errors().flatMap(errors -> LetterBox.of(job.plan()).map(box -> new Letters(job, errors, box)));
        if (letters.isEmpty()) {
            String name = job.plan().flow().name();
            err.println(
                    job.errors().isEmpty()
                            ? "flow '" + name + "' has no errors sink, so it has no dead letters"
                            : "the errors sink of flow '" + name + "' cannot be read");
            err.flush();
        }
        return letters;
    }

    private static <O extends Record> String target(Write.Use<O> use) {
        return use.sink().target(use.options());
    }
}
