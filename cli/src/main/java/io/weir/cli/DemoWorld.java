package io.weir.cli;

import io.weir.dev.KafkaService;
import io.weir.dev.Orders;
import io.weir.dev.PostgresService;
import io.weir.dev.Services;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The broker and the database of the demo, and what an outsider sees in them. */
final class DemoWorld implements AutoCloseable {
    static final String ORDERS = "orders";
    static final String DEAD_LETTERS = "orders-dead-letters";
    private static final int PARTITIONS = 2;
    private static final Duration READ_TIMEOUT = Duration.ofMinutes(2);

    private final KafkaService kafka;
    private final PostgresService postgres;

    private DemoWorld(KafkaService kafka, PostgresService postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** Starts both servers with their files in {@code work}, with empty topics and an empty table. */
    static DemoWorld start(Path work) throws SQLException {
        Services services = Services.selected();
        KafkaService kafka = services.kafka(work.resolve("kafka"));
        try {
            PostgresService postgres = services.postgres(work.resolve("postgres"));
            DemoWorld world = new DemoWorld(kafka, postgres);
            kafka.topics().create(ORDERS, PARTITIONS);
            kafka.topics().create(DEAD_LETTERS, 1);
            postgres.execute(Orders.TABLE.formatted(ORDERS));
            return world;
        } catch (SQLException | RuntimeException failure) {
            kafka.close();
            throw failure;
        }
    }

    String brokers() {
        return kafka.bootstrapServers();
    }

    String database() {
        return postgres.uri().toString();
    }

    /** Sends the first {@code count} orders. */
    void produce(Orders orders, long count) {
        kafka.topics().send(orders.records(ORDERS, count));
    }

    /** The ids in the target, with repetitions. */
    List<String> targetIds() throws SQLException {
        List<String> ids = new ArrayList<>();
        query("select id from " + ORDERS + " order by id", row -> ids.add(row.getString(1)));
        return ids;
    }

    /** A few rows of the target, one text each. */
    List<String> targetRows(int count) throws SQLException {
        List<String> rows = new ArrayList<>();
        query("select * from " + ORDERS + " order by id limit " + count, row -> {
            ResultSetMetaData columns = row.getMetaData();
            List<String> cells = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                cells.add(columns.getColumnName(i) + "=" + row.getString(i));
            }
            rows.add(String.join("  ", cells));
        });
        return rows;
    }

    /** All dead letters that are committed. */
    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return kafka.topics().committed(DEAD_LETTERS, READ_TIMEOUT);
    }

    private void query(String sql, RowReader reader) throws SQLException {
        try (Connection connection = postgres.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    @Override
    public void close() {
        postgres.close();
        kafka.close();
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
