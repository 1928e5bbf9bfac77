package io.weir.flink.lower;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.Profile;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.Remember;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** What a flow's delivery means for Flink. */
public final class FlinkSettings {
    /** So many checkpoints in a row may fail before the job restarts: sinks make nothing visible meanwhile. */
    private static final int TOLERABLE_CHECKPOINT_FAILURES = 3;

    private FlinkSettings() {}

    /** The settings of the job; they win over those of the cluster. */
    public static Configuration of(JobPlan plan) {
        FlowIdentity flow = plan.plan().flow();
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.NAME, flow.name());
        settings.set(
                PipelineOptions.GLOBAL_JOB_PARAMETERS,
                Map.of("flow", flow.name(), "namespace", flow.namespace(), "specHash", flow.specHash()));
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.OPERATOR_CHAINING, true);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        settings.set(PipelineOptions.MAX_PARALLELISM, plan.maxParallelism());
        settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        Delivery delivery = plan.plan().delivery();
        settings.set(ExecutionOptions.BUFFER_TIMEOUT, delivery.profile().exchange());
        if (delivery.checkpoints()) {
            checkpoints(delivery, settings);
            restarts(delivery.profile(), settings);
            localRecovery(plan, settings);
        } else {
            settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        }
        return settings;
    }

    private static void checkpoints(Delivery delivery, Configuration settings) {
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, delivery.interval());
        settings.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, delivery.checkpointTimeout());
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                delivery.guarantee() == Guarantee.EXACTLY_ONCE
                        ? CheckpointingMode.EXACTLY_ONCE
                        : CheckpointingMode.AT_LEAST_ONCE);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERABLE_CHECKPOINT_FAILURES);
    }

    // delays grow, because each attempt makes a transactional sink probe and abort what the last one left open: so the
    // ids that the brokers keep grow by one per attempt and task. They stay short enough that a flow runs again within
    // 20 s of the end of a fault, however long that took.
    private static void restarts(Profile profile, Configuration settings) {
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF, profile.firstRestart());
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_BACKOFF_MULTIPLIER, profile.restartGrowth());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, Duration.ofSeconds(10));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR, 0.1);
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
                Duration.ofMinutes(1));
    }

    // what a keyed step remembers is large beside everything else: tasks that stay where they were read it from their
    // disk
    private static void localRecovery(JobPlan plan, Configuration settings) {
        boolean remembers = plan.plan().nodes().stream().anyMatch(Remember.class::isInstance);
        if (remembers && plan.plan().delivery().profile() == Profile.LOW_LATENCY) {
            settings.set(CheckpointingOptions.LOCAL_BACKUP_ENABLED, true);
            settings.set(StateRecoveryOptions.LOCAL_RECOVERY, true);
        }
    }
}
