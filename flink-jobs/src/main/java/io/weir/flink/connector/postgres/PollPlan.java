package io.weir.flink.connector.postgres;

import io.weir.declare.SecretStore;
import io.weir.declare.Setting;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;

/**
 * What a source's reader is sent. Holds references, not secrets' values.
 *
 * @param table ignored when there is a query
 * @param query empty when a table is read
 * @param change the change column; a default when not {@code given}
 * @param order the order column
 * @param bounded end when all rows that are there have been read
 */
record PollPlan(
        Setting connection,
        Setting table,
        String query,
        Named change,
        Named order,
        Pace pace,
        boolean autoCreate,
        boolean bounded)
        implements Serializable {

    Session open(SecretStore secrets) throws IOException {
        return new Session(Database.of(connection, secrets), Duration.ofSeconds(60), Session.Greeting.NONE);
    }

    Target target(SecretStore secrets) throws IOException {
        return new Target(tableName(secrets), query, change.name(), change.given(), order.name(), order.given());
    }

    private TableName tableName(SecretStore secrets) throws IOException {
        try {
            return TableName.parse(table.resolve(secrets));
        } catch (IllegalArgumentException e) {
            throw new IOException("table: " + e.getMessage(), e);
        }
    }

    /** A column, and whether the spec names it. */
    record Named(String name, boolean given) implements Serializable {}

    /** How often and how much is read at once; {@code rows} at least 1. */
    record Pace(Duration every, int rows) implements Serializable {}

    /** What is read; {@code query} is empty when it is the table. */
    record Target(
            TableName table, String query, String change, boolean changeGiven, String order, boolean orderGiven) {}
}
