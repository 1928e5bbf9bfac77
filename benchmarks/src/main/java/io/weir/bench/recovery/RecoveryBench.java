package io.weir.bench.recovery;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.bench.harness.Tally;
import io.weir.dev.FlinkSettings;
import io.weir.dev.KafkaProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** From the death of a TaskManager to the first record that was sent after it and is committed again. */
public final class RecoveryBench implements Bench {
    private static final Metric SILENCE = new Metric("kill to first new output", "s");
    private static final String SCENARIO = "exactly-once, 500/s, TaskManager killed";
    private static final String QUICK = "profile low-latency, heartbeat timeout 2 s";
    private static final String DEFAULTS = "profile balanced, Flink's own heartbeats";

    /** What a cluster needs so that it notices at once that a TaskManager is gone. */
    private static final Map<String, String> DETECTION = Map.of(
            "heartbeat.interval", "500 ms",
            "heartbeat.timeout", "2 s",
            "slotmanager.requirement-check.delay", "0 ms");

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public String summary() {
        return "How long a flow is silent when its TaskManager is killed and another one is idle.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.atMost(2.5, SILENCE, QUICK, "half of the recoveries take at most 2.5 s"));
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        Tally tally = new Tally();
        bout.progress().say("starting a broker");
        try (KafkaProcess kafka = KafkaProcess.start(bout.work().resolve("broker"))) {
            for (String contestant : List.of(QUICK, DEFAULTS)) {
                if (bout.admits(contestant)) {
                    run(bout, contestant, kafka.bootstrapServers(), tally);
                }
            }
        }
        return tally.series();
    }

    private static void run(Bout bout, String contestant, String servers, Tally tally) throws Exception {
        Path work = bout.work().resolve(contestant.equals(QUICK) ? "low-latency" : "balanced");
        FlinkSettings settings = FlinkSettings.of(bout.home().resolve("flink-home/target/flink/lib"), work)
                .withTaskManagers(1, 1)
                .withJvmOptions(List.of());
        boolean quick = contestant.equals(QUICK);
        Map<String, String> detection = quick ? DETECTION : Map.of();
        for (Map.Entry<String, String> entry : detection.entrySet()) {
            settings = settings.withConfig(entry.getKey(), entry.getValue());
        }
        Path jar = bout.home().resolve("flink-jobs/target/weir-job.jar");
        try (Casualty casualty =
                Casualty.start(settings, jar, new Casualty.Flow(servers, quick ? "low-latency" : "balanced"))) {
            for (int round = 1; round <= bout.rounds(); round++) {
                double silent = casualty.kill();
                bout.progress().say(contestant + ", round " + round + ": " + silent + " s");
                tally.row(SCENARIO, contestant).add(SILENCE, silent);
            }
        }
    }
}
