package io.weir.flink.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumStateSerializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicStateTest {
    private final TopicState.Serializer serializer = new TopicState.Serializer();
    private final KafkaSourceEnumState splits = new KafkaSourceEnumState(
            List.of(new KafkaPartitionSplit(new TopicPartition("orders", 0), 5)), List.of(), true);

    @Test
    void idAndSplitsComeBack() throws Exception {
        byte[] bytes = serializer.serialize(new TopicState("an-id", splits));

        TopicState back = serializer.deserialize(serializer.getVersion(), bytes);

        assertThat(back.topicId()).isEqualTo("an-id");
        assertThat(back.splits().assignedSplits()).containsExactlyElementsOf(splits.assignedSplits());
        assertThat(back.splits().initialDiscoveryFinished()).isTrue();
    }

    @Test
    void stateFromBeforeTopicIdsIsRead() throws Exception {
        KafkaSourceEnumStateSerializer before = new KafkaSourceEnumStateSerializer();

        TopicState back = serializer.deserialize(before.getVersion(), before.serialize(splits));

        assertThat(back.topicId()).isEmpty();
        assertThat(back.splits().assignedSplits()).containsExactlyElementsOf(splits.assignedSplits());
    }

    @Test
    void stateOfALaterWeirIsRefusedByName() {
        assertThatThrownBy(() -> serializer.deserialize(1_002, HexFormat.of().parseHex("00")))
                .hasMessage("the state of a Kafka source was written by format version 1002, this Weir knows 1001");
    }
}
