package io.weir.cli;

import io.weir.compile.CompileResult;
import io.weir.flink.cluster.JobHealth;
import io.weir.flink.cluster.SessionCluster;
import io.weir.flink.cluster.StoredSpec;
import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.savepoint.Restore;
import io.weir.plan.JobPlan;
import io.weir.upgrade.Upgrade;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;

/**
 * Stops, starts, watches, and goes back if need be. What a job has committed stays: so the old spec goes on from the
 * savepoint only if the new job has completed no checkpoint, and else from the last one that it has.
 *
 * @param timeout for each step
 */
record FlowUpgrade(SessionCluster cluster, Path jar, Duration timeout, PrintWriter out) {
    private static final long POLL_MILLIS = 250;

    /** Checkpoints without a new record after which a source that does not tell what is waiting counts as idle. */
    private static final int CALM = 3;

    /** Lets the new spec take over from a job; tells why the old one runs again, if it does. */
    Optional<String> run(JobID running, Takeover takeover, Optional<String> directory) throws Exception {
        String savepoint = cluster.stop(running, directory, timeout);
        say("stopped job " + running + " with savepoint " + savepoint);
        JobID fresh;
        try {
            fresh = start(
                    takeover.fresh(), new Restore(savepoint, takeover.upgrade().leavesState()));
        } catch (Exception refused) { // whatever it is: without the old spec the flow would stand still
            say("started again job " + start(takeover.old(), Restore.whole(savepoint)));
            return Optional.of("the cluster does not take the new job: " + Failures.describe(refused));
        }
        say("started job " + fresh);
        long before = cluster.end(running, timeout).in();
        Optional<String> trouble = watch(fresh, before);
        if (trouble.isPresent()) {
            cluster.cancel(fresh, timeout);
            JobID again = start(takeover.old(), wayBack(fresh, takeover, savepoint));
            say("started again job " + again);
            Optional<String> worse = watch(again, before);
            if (worse.isPresent()) {
                throw new IOException(
                        "the new spec does not run (%s), and now neither does the old one: %s; its state is in savepoint %s"
                                .formatted(trouble.get(), worse.get(), savepoint));
            }
        }
        return trouble;
    }

    private JobID start(CompileResult flow, Restore from) throws Exception {
        JobPlan job = flow.job().orElseThrow();
        Configuration settings = FlinkSettings.of(job);
        StoredSpec.put(flow.spec(), settings);
        settings.addAll(from.settings());
        return cluster.submit(job, settings, jar);
    }

    private Restore wayBack(JobID fresh, Takeover takeover, String savepoint) throws Exception {
        JobHealth end = cluster.end(fresh, timeout);
        if (end.checkpoints() == 0) {
            return Restore.whole(savepoint);
        }
        Upgrade back = takeover.back();
        if (end.lastCheckpoint().isEmpty() || !back.allowed()) {
            throw new IOException(
                    "the new job was cancelled, but it has committed records since savepoint %s: the old spec cannot go on from there without repeating them, nor from the new job's last checkpoint %s"
                            .formatted(savepoint, end.lastCheckpoint().orElse("(not kept)")));
        }
        say("goes back to checkpoint " + end.lastCheckpoint().get() + " of job " + fresh);
        return new Restore(end.lastCheckpoint().get(), back.leavesState());
    }

    /** Waits until the job has proven itself; tells what is wrong if it does not. */
    private Optional<String> watch(JobID job, long before) throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            JobHealth health = cluster.health(job);
            boolean moves = health.in() > before;
            boolean idle =
                    health.waiting().isPresent() ? health.waiting().getAsLong() == 0 : health.checkpoints() >= CALM;
            if (health.allTasksRun() && health.checkpoints() > 0 && (moves || idle)) {
                say("verified: %d checkpoints, %s"
                        .formatted(health.checkpoints(), moves ? "records move" : "no record is waiting"));
                return Optional.empty();
            }
            if (health.status().isGloballyTerminalState() || System.nanoTime() > deadline) {
                return Optional.of(describe(health));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    private static String describe(JobHealth health) {
        String state = "the job is %s after %d checkpoints".formatted(health.status(), health.checkpoints());
        String tasks = health.allTasksRun() ? "" : ", not all of its tasks run";
        return state + tasks + health.failure().map(why -> ": " + why).orElse("");
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }
}
