package io.weir.flink.connector.kafka;

import io.weir.declare.Setting;
import io.weir.flink.TaskSecrets;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a topic refuses. A record that the broker refuses inside a transaction fails the task, again and again; so it must
 * never get that far.
 *
 * @param maxBytes of a key and a value together
 * @param maxAge how far in the past a timestamp may be, in milliseconds
 * @param maxAhead how far in the future a timestamp may be, in milliseconds
 */
record TopicLimits(int maxBytes, long maxAge, long maxAhead) {
    private static final Logger LOG = LoggerFactory.getLogger(TopicLimits.class);

    /** More than the batch and record headers around a lone record without headers. */
    private static final int OVERHEAD = 128;

    /** What brokers allow by default. */
    private static final long DEFAULT_MAX_AHEAD = 3_600_000;

    static TopicLimits of(int maxRequestSize) {
        return new TopicLimits(maxRequestSize - OVERHEAD, Long.MAX_VALUE, DEFAULT_MAX_AHEAD);
    }

    static TopicLimits of(int maxRequestSize, Config topic) {
        long maxMessage = number(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, maxRequestSize);
        return new TopicLimits(
                (int) Math.min(maxRequestSize, maxMessage) - OVERHEAD,
                number(topic, TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.MAX_VALUE),
                number(topic, TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, DEFAULT_MAX_AHEAD));
    }

    /**
     * The time to write, or {@link SourceRecord#NO_TIME} when the topic would refuse it; the producer then sets its own. Half
     * of the allowed distance is kept for clocks that differ and for the time until the broker sees the record.
     */
    long acceptable(long time, long now) {
        boolean accepted = time >= 0 && time - now <= maxAhead / 2 && now - time <= maxAge / 2;
        return accepted ? time : SourceRecord.NO_TIME;
    }

    private static long number(Config topic, String name, long fallback) {
        return topic.get(name) == null
                ? fallback
                : Long.parseLong(topic.get(name).value());
    }

    /** How a task finds out the limits of its topic. */
    record Lookup(Connection connection, Setting topic, int maxRequestSize, TaskSecrets secrets)
            implements Serializable {
        /** Asks the brokers; where they do not tell, the producer's limit holds alone. */
        TopicLimits find() throws IOException {

            String name = topic.resolve(secrets);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            Properties client = connection.properties(secrets);
            try (Admin admin = Admin.create(client)) {
                Config found =
                        admin.describeConfigs(List.of(resource)).all().get().get(resource);
                return found == null ? of(maxRequestSize) : of(maxRequestSize, found);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof AuthorizationException
                        || e.getCause() instanceof UnknownTopicOrPartitionException) {
                    LOG.warn(
                            "cannot read the limits of topic {}: {}",
                            name,
                            e.getCause().getMessage());
                    return of(maxRequestSize);
                }
                throw new IOException("cannot read the limits of topic " + name, e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while reading the limits of topic " + name, e);
            }
        }
    }
}
