package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.flink.cluster.SessionCluster;
import io.weir.flink.cluster.StoredSpec;
import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.savepoint.Restore;
import io.weir.flink.savepoint.StateLost;
import io.weir.plan.JobPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a flow on a session cluster. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a flow on a Flink session cluster and returns.",
            "The same as: flink run -d weir-job.jar --spec SPEC"
        },
        footer = {
            "Exit code 1 when the spec has an error or would lose state of the savepoint,",
            "3 when the flow runs there already or the cluster does not take the job."
        })
final class SubmitCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private JobJar jar;

    @Option(
            names = {"-s", "--from-savepoint"},
            paramLabel = "PATH",
            description = "Savepoint or checkpoint to go on from, as the cluster sees it.")
    private Optional<String> savepoint;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = spec.err();
        CompileReport report = spec.compile();
        Optional<CompileResult> flow = spec.only(report);
        if (flow.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        if (!report.secrets().isEmpty()) {
            err.println(
                    "note: Secret documents in the spec are for local runs; the cluster's tasks read their own secrets");
            err.flush();
        }
        JobPlan job = flow.get().job().orElseThrow();
        Configuration settings = FlinkSettings.of(job);
        StoredSpec.put(flow.get().spec(), settings);
        try (SessionCluster open = cluster.open()) {
            if (savepoint.isPresent()) {
                settings.addAll(restore(savepoint.get(), job).settings());
            }
            spec.out().println("Job has been submitted with JobID " + open.submit(job, settings, jar.file()));
            spec.out().flush();
            return ExitCode.FINE;
        }
    }

    private Restore restore(String path, JobPlan job) throws StateLost {
        try {
            return Restore.checked(path, job);
        } catch (IOException unreadable) {
            spec.err()
                    .println("note: the savepoint cannot be read from here (" + Failures.describe(unreadable)
                            + "); the cluster takes it only if all of its state finds its place");
            spec.err().flush();
            return Restore.whole(path);
        }
    }
}
