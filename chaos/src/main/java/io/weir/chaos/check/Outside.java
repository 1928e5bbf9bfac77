package io.weir.chaos.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.workload.Deliveries.Place;
import io.weir.dev.PostgresService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The targets of flows as an outsider reaches them: directly, with plain clients that know nothing of Weir.
 *
 * @param brokers where the broker answers
 * @param database where the tables are
 * @param files the folder under which file sinks write
 */
public record Outside(String brokers, PostgresService database, Path files) {

    /** What lies in the target, in its order as far as it has one. */
    List<Found> found(FlowPlan flow) throws SQLException {
        return switch (flow.target()) {
            case KAFKA -> committed(flow.output()).stream().map(Outside::found).toList();
            case POSTGRES_LEDGER -> rows(flow, "place").stream().map(Found::row).toList();
            case POSTGRES_UPSERT -> rows(flow, "key").stream().map(Found::row).toList();
            case FILE -> folder(flow.output()).lines().stream().map(Found::json).toList();
        };
    }

    /** The dead letters. */
    List<Letter> letters(FlowPlan flow) throws SQLException {
        return switch (flow.letters()) {
            case KAFKA ->
                committed(flow.errors()).stream()
                        .map(record -> Letter.json(new String(record.value(), UTF_8)))
                        .toList();
            case POSTGRES -> letterRows(flow.errors());
            case FILE ->
                folder(flow.errors()).lines().stream().map(Letter::json).toList();
        };
    }

    Folder folder(String name) {
        return new Folder(files.resolve(name));
    }

    static Found found(ConsumerRecord<byte[], byte[]> record) {
        return Found.json(new String(record.value(), UTF_8));
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        try (TopicReader reader = TopicReader.committed(brokers, topic)) {
            return reader.toEnd();
        }
    }

    private List<String> rows(FlowPlan flow, String order) throws SQLException {
        return texts("select concat_ws('|', n, id, key, word, amount, card_number, checksum) from " + flow.output()
                + " order by " + order);
    }

    private List<Letter> letterRows(String table) throws SQLException {
        List<Letter> letters = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select data->'error'->>'code',"
                        + " (data->'error'->'coordinates'->>'partition')::int,"
                        + " (data->'error'->'coordinates'->>'position')::bigint,"
                        + " data->>'original_bytes', coalesce(data->>'original_sha256', '') from " + table)) {
            while (row.next()) {
                Place at = new Place(row.getInt(2), row.getLong(3));
                letters.add(new Letter(row.getString(1), at, row.getString(4), row.getString(5)));
            }
        }
        return letters;
    }

    /** The tables that sinks keep for the time of a batch. */
    public List<String> ownTables() throws SQLException {
        return texts("select relname from pg_class where relkind = 'r'"
                + " and (relname like 'weir\\_stage\\_%' or relname like 'weir\\_rejected\\_%')");
    }

    /** The first column of a query. */
    List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
