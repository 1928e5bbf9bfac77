package io.weir.cli;

import io.weir.dev.EmbeddedKafka;
import io.weir.dev.EmbeddedPostgres;
import io.weir.dev.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Orders that keep coming while a cluster is disturbed, the specs that move them, and what arrived where. */
final class OrdersOnCluster implements AutoCloseable {
    static final String SOURCE = "orders";
    static final String TARGET_TOPIC = "orders-clean";
    static final String LETTERS = "orders-dead-letters";

    private final Path work;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;

    private OrdersOnCluster(Path work, EmbeddedKafka kafka, EmbeddedPostgres postgres) {
        this.work = work;
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** Both servers with empty topics and an empty table; PostgreSQL syncs to disk, as in production. */
    static OrdersOnCluster start(Path work) throws SQLException {
        EmbeddedKafka kafka = EmbeddedKafka.start(work.resolve("kafka"));
        EmbeddedPostgres postgres = EmbeddedPostgres.start(work.resolve("postgres"), 0, Map.of("fsync", "on"));
        for (String topic : List.of(SOURCE, TARGET_TOPIC, LETTERS)) {
            kafka.topics().create(topic, 2);
        }
        postgres.execute(Orders.TABLE.formatted("orders"));
        return new OrdersOnCluster(work, kafka, postgres);
    }

    String database() {
        return postgres.uri().toString();
    }

    /** The demo's own spec, with this broker. */
    Path toPostgres() throws IOException {
        return write("orders.json", Files.readString(Path.of("../flow-specs/examples/orders/flow.json")));
    }

    /** The same orders from Kafka to Kafka. */
    Path toKafka() throws IOException {
        return write("orders-topic.json", """
                {"apiVersion": "dataflow.dataflow.io/v1", "kind": "DataFlow", "metadata": {"name": "orders-topic"},
                 "spec": {
                  "source": {"type": "kafka", "config": {"brokers": ["localhost:9092"], "topic": "orders"}},
                  "transformations": [
                    {"type": "filter", "config": {"expression": "status != 'test'"}},
                    {"type": "deduplicate", "config": {"key": ["$.id"], "within": "24h"}}],
                  "sink": {"type": "kafka", "config": {"brokers": ["localhost:9092"], "topic": "orders-clean"}},
                  "errors": {"type": "file", "config": {"path": "%s"}},
                  "parallelism": 2,
                  "delivery": {"guarantee": "exactly-once", "checkpointInterval": "1s"}}}
                """.formatted(work.resolve("letters")));
    }

    private Path write(String name, String spec) throws IOException {
        return Files.writeString(work.resolve(name), spec.replace("localhost:9092", kafka.bootstrapServers()));
    }

    /** Sends orders from one index to before another, at most {@code perSecond}. */
    void produce(Orders orders, long to, int perSecond) {
        Iterator<ProducerRecord<byte[], byte[]>> records = orders.records(SOURCE, to);
        long start = System.nanoTime();
        long sent = 0;
        while (records.hasNext()) {
            List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
            while (records.hasNext() && batch.size() < perSecond / 10) {
                batch.add(records.next());
            }
            kafka.topics().send(batch.iterator());
            sent += batch.size();
            pace(start + sent * 1_000_000_000L / perSecond);
        }
    }

    private static void pace(long until) {
        long wait = until - System.nanoTime();
        if (wait > 0) {
            java.util.concurrent.locks.LockSupport.parkNanos(wait);
        }
    }

    /** The ids in the table, sorted, with repetitions. */
    List<String> tableIds() throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from orders order by id collate \"C\"")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    long tableRows() throws SQLException {
        return postgres.number("select count(*) from orders");
    }

    KafkaReader reader() {
        return new KafkaReader(kafka.topics());
    }

    @Override
    public void close() {
        postgres.close();
        kafka.close();
    }
}
