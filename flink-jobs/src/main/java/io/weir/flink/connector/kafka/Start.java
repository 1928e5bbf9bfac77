package io.weir.flink.connector.kafka;

import java.io.Serializable;

/**
 * Where a new flow starts to read.
 *
 * @param timestamp for {@link Position#TIMESTAMP}: milliseconds since the epoch
 */
record Start(Position position, long timestamp) implements Serializable {
    static Start earliest() {
        return new Start(Position.EARLIEST, 0);
    }

    static Start latest() {
        return new Start(Position.LATEST, 0);
    }

    static Start at(long timestamp) {
        return new Start(Position.TIMESTAMP, timestamp);
    }

    enum Position {
        EARLIEST,
        LATEST,
        TIMESTAMP
    }
}
