package io.weir.bench.recovery;

import io.weir.bench.load.Load;
import io.weir.bench.load.Results;
import io.weir.bench.topic.Route;
import io.weir.dev.FlinkCluster;
import io.weir.dev.FlinkSettings;
import io.weir.dev.JarRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A flow under load on a cluster with one TaskManager to lose and one to spare. */
final class Casualty implements AutoCloseable {
    private static final String MAIN = "io.weir.flink.job.WeirJob";
    private static final int PER_SECOND = 500;
    private static final long RECORDS = Duration.ofHours(2).toSeconds() * PER_SECOND;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final FlinkCluster cluster;
    private final Load load;
    private final Results results;
    private int working;

    private Casualty(FlinkCluster cluster, Load load, Results results) {
        this.cluster = cluster;
        this.load = load;
        this.results = results;
    }

    /** Starts the cluster, the flow, the load, and last the TaskManager to spare, so that the first one has the task. */
    static Casualty start(FlinkSettings settings, Path jar, Flow flow) throws IOException {
        Route route = Route.empty(flow.servers());
        String delivery = "{\"guarantee\": \"exactly-once\", \"profile\": \"" + flow.profile() + "\"}";
        Path spec = Files.writeString(
                Files.createDirectories(settings.directory()).resolve("p.json"), route.spec(delivery));
        FlinkCluster cluster = FlinkCluster.startSession(settings);
        try {
            String job = cluster.rest().run(cluster.rest().upload(jar), JarRun.of(MAIN, "--spec", spec.toString()));
            cluster.awaitRunning(job, PATIENCE);
            Load load = Load.start(route.servers(), route.input(), PER_SECOND, RECORDS);
            cluster.startTaskManager();
            cluster.awaitTaskManagers(2);
            Casualty casualty = new Casualty(cluster, load, new Results(route.servers(), route.output()));
            casualty.outputAfter(System.nanoTime() + SETTLED.toNanos());
            return casualty;
        } catch (RuntimeException failure) {
            cluster.close();
            throw failure;
        }
    }

    /** What runs: between topics of a broker, with a profile. */
    record Flow(String servers, String profile) {}

    /**
     * Kills the TaskManager that has the task.
     *
     * @return seconds until a record that was due after the kill is committed
     */
    double kill() {
        long killed = System.nanoTime();
        cluster.killTaskManager(working);
        long seen = outputAfter(killed);
        working++;
        cluster.startTaskManager();
        cluster.awaitTaskManagers(2);
        outputAfter(System.nanoTime() + SETTLED.toNanos());
        return (double) (seen - killed) / TimeUnit.SECONDS.toNanos(1);
    }

    /** When the first record that was due after a moment came out. */
    private long outputAfter(long moment) {
        long deadline = moment + PATIENCE.toNanos();
        long[] seen = {Long.MIN_VALUE};
        while (seen[0] == Long.MIN_VALUE) {
            results.poll(n -> {
                if (seen[0] == Long.MIN_VALUE && load.due(n) >= moment) {
                    seen[0] = System.nanoTime();
                }
            });
            load.check();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing new came out within " + PATIENCE + "; see " + cluster.logs());
            }
        }
        return seen[0];
    }

    @Override
    public void close() {
        load.close();
        results.close();
        cluster.close();
    }
}
