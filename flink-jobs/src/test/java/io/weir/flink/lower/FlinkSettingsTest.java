package io.weir.flink.lower;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.component.Profile;
import io.weir.flink.testing.Flows;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.junit.jupiter.api.Test;

class FlinkSettingsTest {
    @Test
    void exactlyOnceAlignsCheckpointsAndRestartsWithGrowingDelays() {
        Configuration settings = settings("exactly-once");

        assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(7));
        assertThat(settings.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThat(settings.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("exponential-delay");
    }

    @Test
    void noRestartWaitsLongerThanAFlowMayTakeToRunAgain() {
        Configuration settings = settings("exactly-once");

        assertThat(settings.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF))
                .as("a tight loop would wear out the brokers' transactional ids")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void atLeastOnceDoesNotAlign() {
        assertThat(settings("at-least-once").get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
                .isEqualTo(CheckpointingMode.AT_LEAST_ONCE);
    }

    @Test
    void atMostOnceNeitherCheckpointsNorRestarts() {
        Configuration settings = settings("at-most-once");

        assertThat(settings.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isFalse();
        assertThat(settings.get(RestartStrategyOptions.RESTART_STRATEGY)).isEqualTo("none");
    }

    @Test
    void buffersAreSentOnAsSoonAsThePlanSays() {
        assertThat(settings("exactly-once").get(ExecutionOptions.BUFFER_TIMEOUT))
                .isEqualTo(Profile.BALANCED.exchange());
        assertThat(lowLatency("exactly-once").get(ExecutionOptions.BUFFER_TIMEOUT))
                .isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void lowLatencyCheckpointsOftenAndRestartsAtOnce() {
        Configuration exactlyOnce = lowLatency("exactly-once");
        Configuration atLeastOnce = lowLatency("at-least-once");

        assertThat(exactlyOnce.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofMillis(100));
        assertThat(atLeastOnce.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofSeconds(1));
        assertThat(exactlyOnce.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF))
                .isEqualTo(Duration.ofMillis(100));
        assertThat(exactlyOnce.get(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF))
                .as("delays still grow to what the brokers' transactional ids need")
                .isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void lowLatencyKeepsLargeStateWhereTheTaskWas() {
        String profile = "\"delivery\": {\"profile\": \"low-latency\"}";
        String deduplicate =
                "\"transformations\": [{\"type\": \"deduplicate\", \"config\": {\"key\": [\"$.id\"], \"within\": \"1h\"}}], ";

        assertThat(FlinkSettings.of(Flows.fileToFile(deduplicate + profile)).get(StateRecoveryOptions.LOCAL_RECOVERY))
                .isTrue();
        assertThat(FlinkSettings.of(Flows.fileToFile(profile)).get(StateRecoveryOptions.LOCAL_RECOVERY))
                .isFalse();
    }

    @Test
    void nothingIsLeftToKryoOrToGeneratedUids() {
        Configuration settings = settings("exactly-once");

        assertThat(settings.get(PipelineOptions.GENERIC_TYPES)).isFalse();
        assertThat(settings.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
        assertThat(settings.get(PipelineOptions.OBJECT_REUSE)).isTrue();
        assertThat(settings.get(PipelineOptions.NAME)).isEqualTo("test");
        assertThat(settings.get(PipelineOptions.GLOBAL_JOB_PARAMETERS))
                .containsAllEntriesOf(Map.of("flow", "test", "namespace", "default"))
                .containsKey("specHash");
    }

    private static Configuration lowLatency(String guarantee) {
        return FlinkSettings.of(
                Flows.fileToFile("\"delivery\": {\"guarantee\": \"" + guarantee + "\", \"profile\": \"low-latency\"}"));
    }

    private static Configuration settings(String guarantee) {
        return FlinkSettings.of(Flows.fileToFile(
                "\"delivery\": {\"guarantee\": \"" + guarantee + "\", \"checkpointInterval\": \"7s\"}"));
    }
}
