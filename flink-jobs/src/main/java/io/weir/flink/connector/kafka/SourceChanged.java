package io.weir.flink.connector.kafka;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.apache.flink.util.FlinkRuntimeException;

/**
 * The topic was deleted and made anew: the offsets of the flow mean other records now. A restart would only find the same
 * again, so the job stops for a person to look.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
final class SourceChanged extends FlinkRuntimeException {
    private static final long serialVersionUID = 1L;

    SourceChanged(String topic, String before, String now) {
        super("SOURCE_CHANGED(topic " + topic + ", was " + before + ", is " + now + "): the topic was deleted and made"
                + " anew, so the flow's positions mean other records; start the flow over, without its old state, to read"
                + " the new topic");
    }
}
