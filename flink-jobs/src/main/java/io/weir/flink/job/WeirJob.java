package io.weir.flink.job;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileRequest;
import io.weir.compile.CompileResult;
import io.weir.compile.FlowCompiler;
import io.weir.flink.cluster.FlowIsRunning;
import io.weir.flink.cluster.OneLiveJob;
import io.weir.flink.cluster.StoredSpec;
import io.weir.flink.connector.Connectors;
import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.flink.savepoint.Restore;
import io.weir.flink.savepoint.StateLost;
import io.weir.plan.JobPlan;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;
import io.weir.spec.SpecChanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The main class of the job jar: {@code flink run -d weir-job.jar --spec FILE}. */
public final class WeirJob {
    private WeirJob() {}

    /**
     * Compiles the spec and runs its flow as one Flink job, named after the flow.
     *
     * @throws SpecRejected with all problems of the spec
     * @throws FlowIsRunning when the flow has a live job on this session cluster
     * @throws StateLost when it is to start from a savepoint and would lose state of it
     */
    public static void main(String[] args) throws Exception {
        CompileResult flow = compile(JobArguments.parse(List.of(args)));
        JobPlan job = flow.job().orElseThrow();
        Configuration settings = FlinkSettings.of(job);
        StoredSpec.put(flow.spec(), settings);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        OneLiveJob.check(
                Configuration.fromMap(environment.getConfiguration().toMap()),
                job.plan().flow());
        Optional<String> savepoint = environment.getConfiguration().getOptional(StateRecoveryOptions.SAVEPOINT_PATH);
        if (savepoint.isPresent()) {
            restore(savepoint.get(), job).ifPresent(from -> environment.configure(from.settings()));
        }
        FlowLowering.lower(job, environment, LoweringOptions.AS_PLANNED);
        environment.execute(job.plan().flow().name());
    }

    /** A savepoint that cannot be read here is left to Flink, which starts a job only if all state finds its place. */
    private static Optional<Restore> restore(String savepoint, JobPlan job) throws StateLost {
        try {
            return Optional.of(Restore.checked(savepoint, job));
        } catch (IOException unreadable) {
            System.err.println("the savepoint cannot be read from here: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    static CompileResult compile(JobArguments arguments) throws SpecRejected, IOException {
        String content = Files.readString(arguments.spec(), StandardCharsets.UTF_8);
        SpecText text = new SpecText(arguments.spec().toString(), content);
        CompileReport report = new FlowCompiler(Connectors.catalog())
                .compile(new CompileRequest(text, arguments.name(), arguments.namespace(), SpecChanges.NONE));
        String problems = ProblemText.of(text, report.problems());
        if (report.hasErrors()) {
            throw new SpecRejected("the spec has problems:\n" + problems);
        }
        if (!problems.isEmpty()) {
            System.err.println(problems);
        }
        if (report.flows().size() != 1) {
            throw new SpecRejected(text.name() + ": one job runs one flow, but there are "
                    + report.flows().size());
        }
        return report.flows().get(0);
    }
}
