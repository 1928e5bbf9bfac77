package io.weir.flink.connector.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connector's enumerator, with an eye on the topic: it must stay the one that the flow began to read. Its id is in the
 * checkpoints and is asked for again and again; after a restore no checkpoint succeeds before it was seen to be the same.
 */
@SuppressWarnings("try") // close() declares what the interface declares
final class SameTopic implements SplitEnumerator<KafkaPartitionSplit, TopicState> {
    private static final Logger LOG = LoggerFactory.getLogger(SameTopic.class);
    private static final long PERIOD_MILLIS = 2_000;

    private final SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator;
    private final SplitEnumeratorContext<KafkaPartitionSplit> context;
    private final Topic topic;
    private String known;
    private boolean seen;

    /** {@code known} is the topic's id so far; empty when it is not known. */
    SameTopic(
            SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> enumerator,
            SplitEnumeratorContext<KafkaPartitionSplit> context,
            Topic topic,
            String known) {
        this.enumerator = enumerator;
        this.context = context;
        this.topic = topic;
        this.known = known;
    }

    @Override
    public void start() {
        enumerator.start();
        context.callAsync(topic::id, this::compare, 0, PERIOD_MILLIS);
    }

    // brokers that do not answer, or do not know the topic for the moment, say nothing about it
    private void compare(Optional<String> found, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.info("cannot ask for the id of topic {}: {}", topic.name(), failure.getMessage());
            return;
        }
        if (found.isEmpty()) {
            return;
        }
        String now = found.get();
        if (!known.isEmpty() && !known.equals(now)) {
            throw new SourceChanged(topic.name(), known, now);
        }
        known = now;
        seen = true;
    }

    @Override
    public TopicState snapshotState(long checkpointId) throws Exception {
        if (!known.isEmpty() && !seen) {
            throw new IOException(
                    "topic " + topic.name() + " was not yet seen to be the one of the restored checkpoint");
        }
        return new TopicState(known, enumerator.snapshotState(checkpointId));
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        enumerator.handleSplitRequest(subtask, host);
    }

    @Override
    public void addSplitsBack(List<KafkaPartitionSplit> splits, int subtask) {
        enumerator.addSplitsBack(splits, subtask);
    }

    @Override
    public void addReader(int subtask) {
        enumerator.addReader(subtask);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        enumerator.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void close() throws IOException {
        topic.close();
        enumerator.close();
    }

    /** A topic and a client that asks about it. */
    static final class Topic implements AutoCloseable {
        private final String name;
        private final Admin admin;

        Topic(String name, Properties client) {
            this.name = name;
            this.admin = Admin.create(client);
        }

        String name() {
            return name;
        }

        /** The id that the brokers gave to the topic; empty when there is none of that name, and for brokers without ids. */
        Optional<String> id() throws ExecutionException, InterruptedException {
            try {
                TopicDescription found = admin.describeTopics(List.of(name))
                        .allTopicNames()
                        .get()
                        .get(name);
                return found == null || found.topicId().equals(Uuid.ZERO_UUID)
                        ? Optional.empty()
                        : Optional.of(found.topicId().toString());
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        @Override
        public void close() {
            admin.close(Duration.ZERO);
        }
    }
}
