package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weir.dev.FlinkCluster;
import io.weir.dev.FlinkSettings;
import io.weir.dev.Ledger;
import io.weir.dev.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing lost and nothing twice on a real cluster, through a killed TaskManager and a stop with savepoint. */
class ClusterDeliveryIT {
    private static final long RECORDS = 30_000;
    private static final int PER_SECOND = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path JOB_JAR =
            Path.of("../flink-jobs/target/weir-job.jar").toAbsolutePath();

    @TempDir
    private Path work;

    @Test
    void everyIdArrivesOnceThoughATaskManagerIsKilledAndTheFlowsAreStoppedAndResumed() throws Exception {
        Orders orders = Orders.seeded(7);
        List<String> expected = new ArrayList<>(orders.expectedIds(RECORDS));
        try (OrdersOnCluster world = OrdersOnCluster.start(work);
                FlinkCluster cluster = FlinkCluster.startSession(settings(work, world))) {
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> world.produce(orders, RECORDS, PER_SECOND));
            String toPostgres = submit(cluster, world.toPostgres());
            String toKafka = submit(cluster, world.toKafka());
            await().atMost(PATIENCE)
                    .until(() -> world.tableRows() > 0 && world.reader().count("orders-clean") > 0);

            int before = cluster.rest().completedCheckpoints(toPostgres);
            int alsoBefore = cluster.rest().completedCheckpoints(toKafka);
            cluster.killTaskManager(0);
            cluster.startTaskManager();
            cluster.awaitCheckpoints(toPostgres, before + 2, PATIENCE);
            cluster.awaitCheckpoints(toKafka, alsoBefore + 2, PATIENCE);
            String firstSavepoint = cluster.stopWithSavepoint(toPostgres);
            String secondSavepoint = cluster.stopWithSavepoint(toKafka);
            submit(cluster, world.toPostgres(), "-s", firstSavepoint);
            submit(cluster, world.toKafka(), "-s", secondSavepoint);
            load.join();

            await().atMost(PATIENCE).until(() -> world.tableRows() >= expected.size());
            await().atMost(PATIENCE).until(() -> arrivedInKafka(world, orders, expected.size()));
            assertThat(world.tableIds()).isEqualTo(expected);
            Ledger ledger = orders.ledger(RECORDS);
            await().atMost(PATIENCE)
                    .until(() -> world.reader().count(OrdersOnCluster.LETTERS) >= ledger.deadLettered());
            assertThat(world.reader().count(OrdersOnCluster.LETTERS)).isEqualTo(ledger.deadLettered());
        }
    }

    /** To Kafka also go the orders that only PostgreSQL refuses. */
    private static boolean arrivedInKafka(OrdersOnCluster world, Orders orders, int stored) {
        long refused = orders.ledger(RECORDS).of(io.weir.dev.Fate.REFUSED);
        List<String> ids = world.reader().ids(OrdersOnCluster.TARGET_TOPIC);
        assertThat(ids).doesNotHaveDuplicates();
        return ids.size() == stored + refused;
    }

    private static String submit(FlinkCluster cluster, Path spec, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(JOB_JAR.toString(), "--spec", spec.toString()));
        return cluster.submit(arguments.toArray(String[]::new));
    }

    private static FlinkSettings settings(Path work, OrdersOnCluster world) {
        return FlinkSettings.of(Path.of(System.getProperty("weir.flink.lib")), work.resolve("flink"))
                .withTaskManagers(1, 4)
                .withEnvironment("ORDERS_DATABASE", world.database());
    }
}
