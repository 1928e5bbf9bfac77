package io.weir.flink.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.flink.testing.FlowCluster;
import io.weir.flink.testing.Flows;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveJobsIT {
    @TempDir
    private Path work;

    @Test
    void aJobIsFoundByItsFlowAndOnlyWhileItLives() throws Exception {
        Path input = Files.createDirectories(work.resolve("in"));
        Files.writeString(input.resolve("a.jsonl"), "{\"a\":1}\n");
        JobPlan plan = Flows.compile("""
                {"source": {"type": "file", "config": {"path": "%s", "watch": "100ms"}},
                 "sink": {"type": "file", "config": {"path": "%s"}},
                 "errors": {"policy": "fail"}}
                """.formatted(input, work.resolve("out")));
        FlowIdentity flow = plan.plan().flow();
        FlowCluster cluster = FlowCluster.start(1, work.resolve("flink"));
        try (RestClusterClient<String> client = client(cluster.address())) {
            LiveJobs jobs = new LiveJobs(client);
            assertThat(jobs.of(flow)).isEmpty();

            JobID job = cluster.submit(plan, Optional.empty());
            cluster.awaitIn(job, 1);

            assertThat(jobs.of(flow)).singleElement().satisfies(live -> {
                assertThat(live.id()).isEqualTo(job);
                assertThat(live.parameters()).containsEntry("specHash", flow.specHash());
            });
            assertThat(jobs.of(new FlowIdentity("other", flow.name(), ""))).isEmpty();

            cluster.stop(job, FlowCluster.Drain.NO);
            assertThat(jobs.of(flow)).isEmpty();
        } finally {
            cluster.close();
        }
    }

    private static RestClusterClient<String> client(URI address) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.ADDRESS, address.getHost());
        settings.set(RestOptions.PORT, address.getPort());
        return new RestClusterClient<>(settings, "test");
    }
}
