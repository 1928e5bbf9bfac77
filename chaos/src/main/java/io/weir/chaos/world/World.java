package io.weir.chaos.world;

import io.weir.chaos.check.Outside;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.LetterBox;
import io.weir.chaos.flow.Places;
import io.weir.chaos.flow.Tables;
import io.weir.chaos.flow.Target;
import io.weir.chaos.workload.Deliveries.Place;
import io.weir.dev.KafkaProcess;
import io.weir.dev.PostgresProcess;
import io.weir.dev.PostgresProcess.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.AppInfoParser;

/** The real processes of one run, started once. Flows reach the broker and the database by proxies, checkers directly. */
public final class World implements AutoCloseable {
    private static final int SOURCE_PARTITIONS = 2;
    private static final int TARGET_PARTITIONS = 2;
    private static final String LARGEST_MESSAGE = String.valueOf(4 << 20);

    private final WorldSettings settings;
    private final String canary;
    private final KafkaProcess kafka;
    private final PostgresProcess postgres;
    private volatile Cluster flink;
    private final Admin admin;

    private World(WorldSettings settings, String canary, KafkaProcess kafka, PostgresProcess postgres) {
        this.settings = settings;
        this.canary = canary;
        this.kafka = kafka;
        this.postgres = postgres;
        this.flink = Cluster.start(settings);
        this.admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    /** Starts all processes. */
    public static World start(WorldSettings settings) throws IOException, SQLException {
        Files.createDirectories(settings.directory());
        String canary = "canary" + UUID.randomUUID().toString().replace("-", "");
        CompletableFuture<KafkaProcess> broker = CompletableFuture.supplyAsync(() -> KafkaProcess.start(
                settings.directory().resolve("kafka"), Map.of("message.max.bytes", LARGEST_MESSAGE)));
        PostgresProcess postgres =
                PostgresProcess.start(settings.directory().resolve("postgres"), new Login("weir", canary));
        try {
            World world = new World(settings, canary, broker.join(), postgres);
            world.postgres.execute(Tables.common().toArray(String[]::new));
            Files.writeString(world.secret(), world.postgres.proxied().uri().toString());
            return world;
        } catch (CompletionException failed) {
            postgres.close();
            throw failed;
        }
    }

    /** The broker. */
    public KafkaProcess kafka() {
        return kafka;
    }

    /** The database. */
    public PostgresProcess postgres() {
        return postgres;
    }

    /** The cluster that runs the flows. */
    public Cluster flink() {
        return flink;
    }

    /** What the servers say that they are. */
    public Map<String, String> versions() throws SQLException {
        try (Connection connection = postgres.connect()) {
            return Map.of(
                    "Kafka",
                    AppInfoParser.getVersion(),
                    "PostgreSQL",
                    connection.getMetaData().getDatabaseProductVersion());
        }
    }

    /**
     * Ends the cluster and its jobs, and starts another one.
     *
     * @param folder of its files, which no other cluster has
     * @param options JVM options of its processes
     */
    public void renewFlink(String folder, List<String> options) {
        flink.close();
        flink = Cluster.start(settings.in(folder).withFlinkOptions(options));
    }

    /** The password of the database, which must be found nowhere. */
    public String canary() {
        return canary;
    }

    /** The folder of everything that this world writes. */
    public Path directory() {
        return settings.directory();
    }

    /** Where flows find their world. */
    public Places places() {
        return new Places(kafka.proxiedBootstrapServers(), "${file:" + secret() + "}", files());
    }

    /** Where a checker finds what flows wrote. */
    public Outside outside() {
        return new Outside(kafka.bootstrapServers(), postgres, files());
    }

    /** Writes a file that the cluster can read. */
    public Path write(String name, String text) throws IOException {
        Path folder = Files.createDirectories(settings.directory().resolve("specs"));
        return Files.writeString(folder.resolve(name), text);
    }

    /** Makes the topics and tables of a flow. */
    public void furnish(FlowPlan flow) throws SQLException {
        kafka.topics().create(flow.source(), SOURCE_PARTITIONS, Map.of("max.message.bytes", LARGEST_MESSAGE));
        if (flow.target() == Target.KAFKA) {
            kafka.topics().create(flow.output(), TARGET_PARTITIONS, Map.of("max.message.bytes", "1048588"));
        }
        if (flow.letters() == LetterBox.KAFKA) {
            kafka.topics().create(flow.errors(), 1, Map.of("max.message.bytes", "1048588"));
        }
        postgres.execute(Tables.of(flow).toArray(String[]::new));
    }

    /**
     * Gives the source of a flow more partitions, and waits until the broker serves them: of a producer that it does not know
     * yet it takes whatever comes first, and one whose first batch came too early retries that for ever.
     */
    public void growSource(FlowPlan flow, int partitions) {
        ask(admin.createPartitions(Map.of(flow.source(), NewPartitions.increaseTo(partitions)))
                .all());
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(flow.source(), partition), OffsetSpec.latest());
        }
        // asks again until each partition has a leader that answers
        ask(admin.listOffsets(ends).all());
    }

    /**
     * How many records lie between what a flow has made durable and the ends of its source.
     *
     * @param ends the offset behind the last record of each partition
     */
    public long lag(FlowPlan flow, List<Place> ends) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                ask(admin.listConsumerGroupOffsets(flow.group()).partitionsToOffsetAndMetadata());
        return ends.stream()
                .mapToLong(end -> {
                    OffsetAndMetadata reached = committed.get(new TopicPartition(flow.source(), end.partition()));
                    return Math.max(0, end.offset() - (reached == null ? 0 : reached.offset()));
                })
                .sum();
    }

    /** Removes what a flow wrote and read, and the tables that its sinks made for themselves. It must not run any more. */
    public void clear(FlowPlan flow) throws SQLException, IOException {
        List<String> topics = ask(admin.listTopics().names()).stream()
                .filter(topic -> topic.startsWith(flow.name() + "-"))
                .toList();
        ask(admin.deleteTopics(topics).all());
        for (String table : List.of(flow.output(), flow.errors())) {
            if (!table.contains("-")) {
                postgres.execute("drop table if exists " + table);
            }
        }
        for (String table : outside().ownTables()) {
            postgres.execute("drop table if exists " + table);
        }
        for (String folder : List.of(flow.output(), flow.errors())) {
            Disk.delete(files().resolve(folder));
        }
    }

    private Path files() {
        return settings.directory().resolve("files");
    }

    private Path secret() {
        return settings.directory().resolve("database.secret");
    }

    private static <T> T ask(KafkaFuture<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was asked", interrupted);
        } catch (ExecutionException refused) {
            throw new IllegalStateException("the broker gave no answer", refused.getCause());
        }
    }

    @Override
    public void close() {
        flink.close();
        admin.close();
        kafka.close();
        postgres.close();
    }
}
