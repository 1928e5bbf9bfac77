package io.weir.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedKafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path directory;

    @Test
    void recordsAreServedAgainAfterARestartOnTheSamePort() {
        int port;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
            port = kafka.port();
            kafka.topics().create("orders", 2);
            kafka.topics().send("orders", List.of(bytes("one"), bytes("two"), bytes("three")));
        }

        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, port, Map.of())) {
            assertThat(kafka.topics().committed("orders", PATIENCE))
                    .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder("one", "two", "three");
            assertThat(kafka.topics().endOffset("orders")).isEqualTo(3);
        }
    }

    @Test
    void onlyCommittedTransactionsAreSeenAndTheTimeoutLimitIsThatOfAPlainBroker() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                var producer = producer(kafka, "mine", "900000");
                var greedy = producer(kafka, "greedy", "900001")) {
            kafka.topics().create("paid", 1);
            producer.initTransactions();
            producer.beginTransaction();
            var kept = producer.send(new ProducerRecord<>("paid", "kept"));
            producer.commitTransaction();
            producer.beginTransaction();
            var open = producer.send(new ProducerRecord<>("paid", "open"));
            producer.flush();

            assertThat(kafka.topics().awaitCommitted("paid", 1, PATIENCE))
                    .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .containsExactly("kept");
            assertThat(kafka.topics().committed("paid", PATIENCE)).hasSize(1);
            assertThat(List.of(kept, open)).allMatch(Future::isDone);
            assertThatThrownBy(greedy::initTransactions).hasMessageContaining("transaction timeout");
            assertThatThrownBy(() -> kafka.topics().awaitCommitted("paid", 2, Duration.ofMillis(300)))
                    .isInstanceOf(ServiceException.class)
                    .hasMessage("only 1 committed records of topic 'paid' in time");
        }
    }

    @Test
    void aTakenPortIsReportedAndDoesNotEndTheJvm() {
        try (EmbeddedKafka first = EmbeddedKafka.start(directory.resolve("first"))) {
            assertThatThrownBy(() -> EmbeddedKafka.start(directory.resolve("second"), first.port(), Map.of()))
                    .isInstanceOf(ServiceException.class)
                    .hasMessage("cannot start Kafka on port " + first.port());
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedKafka kafka, String id, String timeout) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "transactional.id",
                id,
                "transaction.timeout.ms",
                timeout);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
