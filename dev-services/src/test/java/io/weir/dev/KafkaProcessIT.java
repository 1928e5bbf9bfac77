package io.weir.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

final class KafkaProcessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path directory;

    private static KafkaProcess kafka;

    @BeforeAll
    static void start() {
        kafka = KafkaProcess.start(directory);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        assertThat(kafka.process().isAlive()).isFalse();
    }

    @Test
    void committedRecordsSurviveAKillAndClientsStayOnTheProxy() {
        kafka.topics().create("orders", 2);
        try (var producer = producer("orders-writer")) {
            producer.initTransactions();
            producer.beginTransaction();
            var first = producer.send(new ProducerRecord<>("orders", "before"));
            producer.commitTransaction();
            assertThat(first).isDone();
            assertThat(kafka.proxy().connections()).isPositive();

            kafka.kill();
            assertThat(kafka.process().isAlive()).isFalse();
            kafka.restart();
            producer.beginTransaction();
            var second = producer.send(new ProducerRecord<>("orders", "after"));
            producer.commitTransaction();
            assertThat(second).isDone();
        }

        assertThat(committed("orders")).containsExactlyInAnyOrder("before", "after");
        assertThatThrownBy(() -> kafka.restart())
                .isInstanceOf(ServiceException.class)
                .hasMessage("the broker still runs");
    }

    @Test
    void aFrozenBrokerAnswersNothingUntilItThaws() {
        kafka.topics().create("frozen", 1);
        try (var producer = producer("frozen-writer")) {
            producer.initTransactions();
            producer.beginTransaction();
            assertThat(producer.partitionsFor("frozen")).hasSize(1);
            kafka.freeze();
            var sent = producer.send(new ProducerRecord<>("frozen", "late"));
            assertThatThrownBy(() -> sent.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            kafka.thaw();
            producer.commitTransaction();
        }

        assertThat(committed("frozen")).containsExactly("late");
    }

    @Test
    void aTransactionIsCommittedOnceWhenTheAnswerIsLostAndTheClientAsksAgain() {
        kafka.topics().create("paid", 1);
        long lost = kafka.proxy().injected().answersLost();
        try (var producer = producer("paid-writer")) {
            producer.initTransactions();
            for (String order : List.of("one", "two", "three")) {
                producer.beginTransaction();
                var sent = producer.send(new ProducerRecord<>("paid", order));
                if (order.equals("two")) {
                    kafka.proxy().loseAnswerToCommit();
                }
                producer.commitTransaction();
                assertThat(sent).isDone();
            }
        }

        assertThat(committed("paid")).containsExactly("one", "two", "three");
        assertThat(kafka.proxy().injected().answersLost()).isEqualTo(lost + 1);
    }

    private static List<String> committed(String topic) {
        return kafka.topics().committed(topic, PATIENCE).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static KafkaProducer<String, String> producer(String id) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka.proxiedBootstrapServers(), "transactional.id", id);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
