package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.flink.cluster.OneLiveJob;
import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.plan.JobPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a flow on a session cluster. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a flow on a Flink session cluster and returns.",
            "The same as: flink run -d weir-job.jar --spec SPEC"
        },
        footer =
                "Exit code 1 when the spec has an error, 3 when the cluster does not take the job or runs the flow already.")
final class SubmitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private OneSpec spec;

    @Option(
            names = "--cluster",
            paramLabel = "URL",
            required = true,
            description = "The cluster's REST address, as in http://jobmanager:8081.")
    private URI cluster;

    @Option(
            names = {"-s", "--from-savepoint"},
            paramLabel = "PATH",
            description = "Savepoint or checkpoint to go on from, as the cluster sees it.")
    private Optional<String> savepoint;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            description = "The job jar; default: the one that this checkout built.",
            defaultValue = "${sys:weir.home}/flink-jobs/target/weir-job.jar")
    private Path jar;

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
        String id = submit(job);
        spec.out().println("Job has been submitted with JobID " + id);
        spec.out().flush();
        return ExitCode.FINE;
    }

    private String submit(JobPlan job) throws Exception {
        if (cluster.getHost() == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--cluster needs a URL such as http://localhost:8081, not '" + cluster + "'");
        }
        if (!Files.exists(jar)) {
            throw new IOException("no job jar at " + jar);
        }
        Configuration settings = FlinkSettings.of(job);
        savepoint.ifPresent(path -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
        int port = cluster.getPort() >= 0 ? cluster.getPort() : 8081;
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createRemoteEnvironment(
                cluster.getHost(), port, settings, jar.toAbsolutePath().toString());
        OneLiveJob.check(
                Configuration.fromMap(environment.getConfiguration().toMap()),
                job.plan().flow());
        FlowLowering.lower(job, environment, LoweringOptions.AS_PLANNED);
        return environment.executeAsync(job.plan().flow().name()).getJobID().toHexString();
    }
}
