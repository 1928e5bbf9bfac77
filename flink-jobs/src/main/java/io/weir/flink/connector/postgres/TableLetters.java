package io.weir.flink.connector.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.declare.Setting;
import io.weir.flink.LetterStore;
import io.weir.flink.TaskSecrets;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The rows of a table, each as one JSON object; of a table that keeps whole records in {@code data}, these. */
record TableLetters(Setting connection, Setting table, TaskSecrets secrets) implements LetterStore {
    private static final int PAGE = 500;

    @Override
    public void read(Visitor visitor) throws IOException {
        Database database = Database.of(connection, secrets);
        TableName name = SinkPlan.tableName(table, secrets);
        try (Connection session = database.connect().connection()) {
            Optional<TargetTable> found = TargetTable.find(session, name);
            if (found.isPresent()) {
                read(session, found.get(), visitor);
            }
        } catch (SQLException e) {
            throw new IOException("cannot read table " + name.display(), e);
        }
    }

    private static void read(Connection session, TargetTable table, Visitor visitor) throws SQLException, IOException {
        String letter = table.takesDocuments() ? "t.\"data\"" : "to_jsonb(t)";
        try (Statement statement = session.createStatement()) {
            statement.setFetchSize(PAGE);
            try (ResultSet rows = statement.executeQuery(
                    "SELECT " + letter + "::text FROM " + table.name().sql() + " t")) {
                while (rows.next()) {
                    String json = rows.getString(1);
                    if (json != null) {
                        visitor.record(json.getBytes(UTF_8));
                    }
                }
            }
        }
    }
}
