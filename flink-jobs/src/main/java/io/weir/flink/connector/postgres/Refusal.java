package io.weir.flink.connector.postgres;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why PostgreSQL does not take a row, without any value of the row: PostgreSQL's own message quotes values.
 *
 * @param code the dead letter's code
 * @param message names columns and constraints only
 */
record Refusal(String code, String message) {
    static final String TYPE_MISMATCH = "type-mismatch";
    static final String VALUE_OUT_OF_RANGE = "value-out-of-range";
    static final String CONSTRAINT_VIOLATION = "constraint-violation";
    private static final Pattern COPY_COLUMN =
            Pattern.compile("^COPY [^,]{1,130}, line \\d+, column ([^:\"]{1,63})(: |$)");

    /** Whether the row is at fault, and not the connection, the server or the statement. */
    static boolean isRowFault(SQLException failure) {
        String state = stateOf(failure);
        return state.startsWith("22")
                || state.startsWith("23")
                || state.startsWith("54")
                || state.equals("44000")
                || state.equals("P0001");
    }

    /** Whether the connection, or the server behind it, is gone. */
    static boolean isConnectionLost(SQLException failure) {
        String state = stateOf(failure);
        return state.startsWith("08") || state.startsWith("57P0") || state.equals("25P03");
    }

    /** Whether the same work may succeed a little later, possibly over a new connection. */
    static boolean isTransient(SQLException failure) {
        String state = stateOf(failure);
        return isConnectionLost(failure)
                || state.equals("40001")
                || state.equals("40P01")
                || state.startsWith("53")
                || state.equals("55P03");
    }

    /** Whether a table is not there. */
    static boolean isTableGone(SQLException failure) {
        return stateOf(failure).equals("42P01");
    }

    static Refusal of(SQLException failure) {
        String state = stateOf(failure);
        return new Refusal(code(state), describe(failure) + " (SQLSTATE " + state + ")");
    }

    static String stateOf(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    private static String code(String state) {
        if (state.startsWith("23") || state.equals("44000") || state.equals("P0001")) {
            return CONSTRAINT_VIOLATION;
        }
        return switch (state) {
            case "22001", "22003", "22008", "22015" -> VALUE_OUT_OF_RANGE;
            default -> state.startsWith("54") ? VALUE_OUT_OF_RANGE : TYPE_MISMATCH;
        };
    }

    private static String describe(SQLException failure) {
        ServerErrorMessage details = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        if (details == null) {
            return "PostgreSQL refuses the row";
        }
        if (details.getConstraint() != null) {
            return "PostgreSQL refuses the row: constraint '" + details.getConstraint() + "'";
        }
        if (details.getColumn() != null) {
            return "PostgreSQL refuses the row: column '" + details.getColumn() + "'";
        }
        Matcher column = COPY_COLUMN.matcher(details.getWhere() == null ? "" : details.getWhere());
        return column.find()
                ? "PostgreSQL refuses the value of column '" + column.group(1) + "'"
                : "PostgreSQL refuses the row";
    }
}
