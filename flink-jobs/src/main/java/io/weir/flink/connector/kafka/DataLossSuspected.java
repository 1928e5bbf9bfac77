package io.weir.flink.connector.kafka;

import java.io.IOException;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * A transaction that a completed checkpoint relied on is gone, and with it, most likely, its records. A restart would only
 * find the same again, so the job stops for a person to look.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class DataLossSuspected extends IOException {
    private static final long serialVersionUID = 1L;

    private DataLossSuspected(String message, Throwable cause) {
        super(message, cause);
    }

    /** The checkpoint's number is the last part of the transactional id. */
    static DataLossSuspected of(String topic, String transactionalId, Throwable reason) {
        String checkpoint = transactionalId.substring(transactionalId.lastIndexOf('-') + 1);
        return new DataLossSuspected(
                "DATA_LOSS_SUSPECTED(checkpoint " + checkpoint + ", topic " + topic + ", transaction " + transactionalId
                        + "): the brokers gave up a transaction that the checkpoint relied on; replay its records, or go on"
                        + " without them by the sink's option acceptLoss",
                reason);
    }
}
