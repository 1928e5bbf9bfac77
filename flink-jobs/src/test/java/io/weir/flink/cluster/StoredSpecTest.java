package io.weir.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.flink.lower.FlinkSettings;
import io.weir.source.SpecText;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.api.Test;

class StoredSpecTest {
    private static final String SPEC = """
            source: {type: postgresql, config: {connectionString: "%s", table: orders}}
            sink: {type: file, config: {path: out}}
            errors: {policy: fail}
            """;

    @Test
    void aJobGivesBackTheSpecThatItWasStartedWith() {
        CompileResult flow = compile(new SpecText("orders.yaml", SPEC.formatted("${env:ORDERS_DATABASE}")));

        SpecText stored = stored(flow).orElseThrow();

        CompileResult again = compile(stored);
        assertThat(again.job().orElseThrow().plan().flow())
                .isEqualTo(flow.job().orElseThrow().plan().flow());
    }

    @Test
    void aSpecThatHoldsASecretIsNotShownToTheCluster() {
        assertThat(stored(compile(new SpecText("orders.yaml", SPEC.formatted("postgres://weir:hunter2@db:5432/shop")))))
                .isEmpty();
    }

    private static Optional<SpecText> stored(CompileResult flow) {
        Configuration settings = FlinkSettings.of(flow.job().orElseThrow());
        StoredSpec.put(flow.spec(), settings);
        return StoredSpec.of(
                new LiveJob(new JobID(1, 2), JobStatus.RUNNING, settings.get(PipelineOptions.GLOBAL_JOB_PARAMETERS)));
    }

    private static CompileResult compile(SpecText text) {
        CompileReport report = new FlowCompiler(Connectors.catalog()).compile(text);
        assertThat(report.problems()).isEmpty();
        return report.flows().get(0);
    }
}
