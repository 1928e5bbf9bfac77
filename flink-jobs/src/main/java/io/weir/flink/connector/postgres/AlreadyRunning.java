package io.weir.flink.connector.postgres;

import java.sql.SQLException;
import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/** Another live job writes for the same sink. Restarting would not help, so this job ends. */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class AlreadyRunning extends SQLException {
    private static final long serialVersionUID = 1L;

    AlreadyRunning(String sink) {
        super(
                "ALREADY_RUNNING(sink " + sink + "): another live job of this flow writes to this database, and a flow"
                        + " runs once; stop that job first, or give this flow another name",
                "55000");
    }
}
