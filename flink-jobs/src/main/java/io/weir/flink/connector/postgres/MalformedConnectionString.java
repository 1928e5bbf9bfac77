package io.weir.flink.connector.postgres;

/** A connection string that is refused. The message never shows its user, password or host. */
final class MalformedConnectionString extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedConnectionString(String message) {
        super(message);
    }

    MalformedConnectionString(String message, Throwable cause) {
        super(message, cause);
    }
}
