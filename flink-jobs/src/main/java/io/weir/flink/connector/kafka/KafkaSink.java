package io.weir.flink.connector.kafka;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.SinkPromise;
import io.weir.component.Visibility;
import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.NotEmpty;
import io.weir.declare.Range;
import io.weir.declare.Setting;
import io.weir.flink.FlinkSink;
import io.weir.flink.LetterStore;
import io.weir.flink.SinkContext;
import io.weir.flink.TaskSecrets;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Writes records as JSON to a Kafka topic, one transaction per checkpoint. */
public final class KafkaSink implements FlinkSink<KafkaSink.Options> {
    private static final long serialVersionUID = 1L;

    /** What a plain broker accepts: {@code transaction.max.timeout.ms}. */
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

    /** Each checkpoint of each task has an id of its own, which brokers keep for a week by default. */
    private static final SinkPromise.Mark TRANSACTIONAL_IDS = new SinkPromise.Mark(
            "transactional ids", Duration.ofDays(7), "transactional.id.expiration.ms of the brokers, by default");

    /** Checkpoints that may fail in a row before a transaction is lost. */
    private static final int CHECKPOINTS_PER_TRANSACTION = 3;

    /** What a spec says about a Kafka sink. */
    @Doc("Kafka topic to write.")
    public record Options(
            @Doc("Addresses of the brokers, host:port.") @NotEmpty
            List<Setting> brokers,

            @Doc("Topic to write.") Setting topic,

            @Doc("Encryption of the connection to the brokers.")
            Optional<Tls> tls,

            @Doc("Login at the brokers.") Optional<Sasl> sasl,

            @Doc("How the connection is secured; without it, what 'tls' and 'sasl' imply.")
            Optional<SecurityProtocol> securityProtocol,

            @Doc(
                    "Largest record in bytes, key included; larger ones become dead letters. The topic's own limit holds besides.")
            @Default("1048576")
            @Range(min = 16_384, max = 16_777_216)
            int maxRecordSize,

            @Doc(
                    "Time after which the brokers give up a transaction; at least three times the checkpoint interval and timeout together, at most what the brokers accept.")
            @Default("15m")
            Duration transactionTimeout,

            @Doc(
                    "Go on, without the records, after the brokers gave up a transaction that a checkpoint relied on; otherwise the flow stops.")
            @Default("false")
            boolean acceptLoss)
            implements Checked {
        @Override
        public void check(Complaints complaints) {
            securityProtocol.ifPresent(p -> p.check(tls.isPresent(), sasl.isPresent(), complaints));
            if (transactionTimeout.compareTo(Duration.ofSeconds(1)) < 0) {
                complaints.error(
                        "transactionTimeout", "must be at least 1s", "give the brokers' limit, for example 15m");
            }
            if (transactionTimeout.compareTo(LONGEST_TRANSACTION) > 0) {
                complaints.warning(
                        "transactionTimeout",
                        "is longer than the 15m that brokers accept by default",
                        "raise transaction.max.timeout.ms at the brokers first");
            }
        }
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String summary() {
        return "Writes records as JSON to a Kafka topic, one transaction per checkpoint.";
    }

    @Override
    public Optional<Map<String, String>> stateIdentity(Options options, Delivery delivery) {
        return delivery.guarantee() == Guarantee.EXACTLY_ONCE
                ? Optional.of(Map.of("brokers", Connection.cluster(options.brokers())))
                : Optional.empty();
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public String target(Options options) {
        return "topic " + options.topic().display();
    }

    @Override
    public SinkPromise promise(Options options, Delivery delivery) {
        return switch (delivery.guarantee()) {
            case EXACTLY_ONCE ->
                new SinkPromise(
                                options.acceptLoss() ? Guarantee.AT_MOST_ONCE : Guarantee.EXACTLY_ONCE,
                                options.acceptLoss()
                                        ? "one transaction per checkpoint, but 'acceptLoss' lets go of transactions that the brokers gave up"
                                        : "one transaction per checkpoint",
                                new Visibility.AtCheckpoint())
                        .with(TRANSACTIONAL_IDS);
            case AT_LEAST_ONCE ->
                new SinkPromise(
                        Guarantee.AT_LEAST_ONCE,
                        "every checkpoint waits until all in-sync replicas have the records",
                        Visibility.AtFlush.AT_ONCE);
            case AT_MOST_ONCE ->
                new SinkPromise(
                        Guarantee.AT_MOST_ONCE,
                        "the flow stops at a failure and repeats nothing",
                        Visibility.AtFlush.AT_ONCE);
        };
    }

    @Override
    public void check(Options options, Delivery delivery, Complaints complaints) {
        if (delivery.guarantee() != Guarantee.EXACTLY_ONCE) {
            return;
        }
        Duration needed =
                delivery.interval().plus(delivery.checkpointTimeout()).multipliedBy(CHECKPOINTS_PER_TRANSACTION);
        if (needed.compareTo(options.transactionTimeout()) > 0) {
            complaints.error(
                    "transactionTimeout",
                    "transactions of " + seconds(options.transactionTimeout())
                            + " are too short: 3 x (checkpoint interval "
                            + seconds(delivery.interval()) + " + checkpoint timeout "
                            + seconds(delivery.checkpointTimeout()) + ") = " + seconds(needed),
                    "shorten delivery.checkpointTimeout, or raise transactionTimeout and the brokers' transaction.max.timeout.ms");
        }
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    @Override
    public boolean relaysLetters() {
        return true;
    }

    @Override
    public Optional<DataStream<DeadLetter>> attach(
            DataStream<FlowRecord> records, Options options, SinkContext context) {
        return AttachedTopic.to(records, options, context);
    }

    @Override
    public Optional<LetterStore> letters(Options options, TaskSecrets secrets) {
        Connection connection =
                Connection.of(options.brokers(), options.securityProtocol(), options.tls(), options.sasl());
        return Optional.of(new TopicLetters(connection, options.topic(), secrets));
    }
}
