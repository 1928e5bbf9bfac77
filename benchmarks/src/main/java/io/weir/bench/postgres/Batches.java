package io.weir.bench.postgres;

import io.weir.record.FlowRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Rows by JDBC, a batch to a transaction.
 *
 * @param url with user and password
 */
record Batches(String url, Kind kind, boolean upsert) implements Sink<FlowRecord> {
    static final int SIZE = 10_000;

    @Override
    public SinkWriter<FlowRecord> createWriter(WriterInitContext context) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("reWriteBatchedInserts", Boolean.toString(kind == Kind.REWRITTEN));
        try {
            Connection connection = DriverManager.getConnection(url, properties);
            connection.setAutoCommit(false);
            return new Writer(this, connection, connection.prepareStatement(sql()));
        } catch (SQLException e) {
            throw new IOException("no connection", e);
        }
    }

    private String sql() {
        String source = kind == Kind.UNNEST
                ? "SELECT * FROM unnest(?::bigint[], ?::text[], ?::numeric[], ?::text[], ?::timestamptz[], ?::text[])"
                : "VALUES (?, ?, ?, ?, ?, ?)";
        return "INSERT INTO orders (" + OrderRows.COLUMNS + ") " + source
                + (upsert
                        ? " ON CONFLICT (id) DO UPDATE SET customer = excluded.customer, amount = excluded.amount,"
                                + " status = excluded.status, at = excluded.at, note = excluded.note"
                        : "");
    }

    /** How a batch is sent. */
    enum Kind {
        PLAIN,
        REWRITTEN,
        UNNEST
    }

    private static final class Writer implements SinkWriter<FlowRecord> {
        private final Batches batches;
        private final Connection connection;
        private final PreparedStatement insert;
        private final List<FlowRecord> waiting = new ArrayList<>(SIZE);

        Writer(Batches batches, Connection connection, PreparedStatement insert) {
            this.batches = batches;
            this.connection = connection;
            this.insert = insert;
        }

        @Override
        public void write(FlowRecord record, Context context) throws IOException {
            waiting.add(record);
            if (waiting.size() == SIZE) {
                flush(false);
            }
        }

        @Override
        public void flush(boolean end) throws IOException {
            if (waiting.isEmpty()) {
                return;
            }
            try {
                if (batches.kind() == Kind.UNNEST) {
                    unnest();
                } else {
                    batch();
                }
                connection.commit();
            } catch (SQLException e) {
                throw new IOException("a batch was refused", e);
            }
            waiting.clear();
        }

        private void batch() throws SQLException {
            for (FlowRecord record : waiting) {
                String[] texts = OrderRows.texts(record);
                insert.setLong(1, Long.parseLong(texts[0]));
                insert.setString(2, texts[1]);
                insert.setBigDecimal(3, new BigDecimal(texts[2]));
                insert.setString(4, texts[3]);
                insert.setObject(5, OffsetDateTime.parse(texts[4]));
                insert.setString(6, texts[5]);
                insert.addBatch();
            }
            insert.executeBatch();
        }

        private void unnest() throws SQLException {
            String[][] columns = new String[insert.getParameterMetaData().getParameterCount()][waiting.size()];
            for (int row = 0; row < waiting.size(); row++) {
                String[] texts = OrderRows.texts(waiting.get(row));
                for (int column = 0; column < columns.length; column++) {
                    columns[column][row] = texts[column];
                }
            }
            for (int column = 0; column < columns.length; column++) {
                insert.setArray(column + 1, connection.createArrayOf("text", columns[column]));
            }
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
