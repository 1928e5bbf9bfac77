package io.weir.flink.connector.kafka;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets that are looked up once, when a flow meets a partition, and then stand in its checkpoints. Flink's own
 * {@code latest()} is only a marker: a flow that restarts before the first record would skip what came in meanwhile.
 *
 * <p>None of them lets the client choose an offset by itself: where an offset is gone, records are gone, and the flow has
 * to stop.
 */
final class FixedOffsets {
    private FixedOffsets() {}

    /** Where a new flow starts. */
    record Starting(Start start) implements OffsetsInitializer {
        @Override
        public Map<TopicPartition, Long> getPartitionOffsets(
                Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
            return switch (start.position()) {
                case EARLIEST -> OffsetsInitializer.earliest().getPartitionOffsets(partitions, retriever);
                case LATEST -> new HashMap<>(retriever.endOffsets(partitions));
                case TIMESTAMP ->
                    OffsetsInitializer.timestamp(start.timestamp()).getPartitionOffsets(partitions, retriever);
            };
        }

        @SuppressWarnings("deprecation") // the connector's interface has no other type for it
        @Override
        public OffsetResetStrategy getAutoOffsetResetStrategy() {
            return OffsetResetStrategy.NONE;
        }
    }

    /**
     * The end of what is committed now. It exists in the enumerator only, where it is made, so the client's settings
     * never travel.
     */
    static final class CommittedEnd implements OffsetsInitializer, Serializable {
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // never serialized, see above
        private final transient Properties client;

        CommittedEnd(Properties client) {
            this.client = client;
        }

        @Override
        public Map<TopicPartition, Long> getPartitionOffsets(
                Collection<TopicPartition> partitions, PartitionOffsetsRetriever retriever) {
            Map<TopicPartition, OffsetSpec> latest =
                    partitions.stream().collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
            try (Admin admin = Admin.create(client)) {
                Map<TopicPartition, Long> ends = new HashMap<>();
                admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all()
                        .get()
                        .forEach((partition, end) -> ends.put(partition, end.offset()));
                return ends;
            } catch (ExecutionException e) {
                throw new FlinkRuntimeException("cannot read the end offsets of the topic", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new FlinkRuntimeException("interrupted while reading the end offsets of the topic", e);
            }
        }

        @SuppressWarnings("deprecation") // the connector's interface has no other type for it
        @Override
        public OffsetResetStrategy getAutoOffsetResetStrategy() {
            return OffsetResetStrategy.NONE;
        }
    }
}
