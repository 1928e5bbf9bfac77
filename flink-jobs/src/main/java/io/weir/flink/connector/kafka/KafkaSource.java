package io.weir.flink.connector.kafka;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.NotEmpty;
import io.weir.declare.Sensitive;
import io.weir.declare.Setting;
import io.weir.flink.FlinkSource;
import io.weir.flink.SourceContext;
import io.weir.record.SourceRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads the committed records of a Kafka topic. */
public final class KafkaSource implements FlinkSource<KafkaSource.Options> {
    private static final long serialVersionUID = 1L;

    /** What a spec says about a Kafka source. */
    @Doc("Kafka topic to read.")
    public record Options(
            @Doc("Addresses of the brokers, host:port.") @NotEmpty
            List<Setting> brokers,

            @Doc("Topic to read.") Setting topic,

            @Doc(
                    "Consumer group that shows the flow's progress to Kafka tools; the flow itself resumes from checkpoints.")
            @Default("dataflow-operator")
            Setting consumerGroup,

            @Doc("Encryption of the connection to the brokers.")
            Optional<Tls> tls,

            @Doc("Login at the brokers.") Optional<Sasl> sasl,

            @Doc("How the connection is secured; without it, what 'tls' and 'sasl' imply.")
            Optional<SecurityProtocol> securityProtocol,

            @Doc("Encoding of the records.") @Default("json")
            Format format,

            @Doc("Avro schema of the records, as text.") Optional<Setting> avroSchema,

            @Doc("File with the Avro schema of the records.")
            Optional<String> avroSchemaFile,

            @Doc("Schema registry that knows the Avro schemas of the records.")
            Optional<SchemaRegistry> schemaRegistry,

            @Doc("Where a new flow starts; a resumed flow goes on where it stopped.") @Default("earliest")
            StartFrom startFrom,

            @Doc("With startFrom 'timestamp': the time of the first record, RFC 3339.")
            Optional<String> startTimestamp)
            implements Checked {
        @Override
        public void check(Complaints complaints) {
            securityProtocol.ifPresent(p -> p.check(tls.isPresent(), sasl.isPresent(), complaints));
            checkFormat(complaints);
            checkStart(complaints);
        }

        private void checkFormat(Complaints complaints) {
            if (format == Format.AVRO) {
                notYet("format", "format 'avro'", complaints);
            }
            avroSchema.ifPresent(s -> notYet("avroSchema", "option 'avroSchema'", complaints));
            avroSchemaFile.ifPresent(s -> notYet("avroSchemaFile", "option 'avroSchemaFile'", complaints));
            schemaRegistry.ifPresent(s -> notYet("schemaRegistry", "option 'schemaRegistry'", complaints));
        }

        private static void notYet(String option, String what, Complaints complaints) {
            complaints.notYet(option, what + " is known, but this version cannot use it yet", "read records in JSON");
        }

        private void checkStart(Complaints complaints) {
            if (startFrom == StartFrom.TIMESTAMP && startTimestamp.isEmpty()) {
                complaints.error(
                        "startFrom",
                        "start from 'timestamp' without a timestamp",
                        "add 'startTimestamp', for example 2026-01-31T00:00:00Z");
            }
            if (startFrom != StartFrom.TIMESTAMP && startTimestamp.isPresent()) {
                complaints.error(
                        "startTimestamp",
                        "has no effect unless 'startFrom' is 'timestamp'",
                        "set startFrom: timestamp");
            }
            startTimestamp.ifPresent(text -> {
                if (instant(text).isEmpty()) {
                    complaints.error(
                            "startTimestamp",
                            "'" + text + "' is not an RFC 3339 time",
                            "write it as 2026-01-31T00:00:00Z");
                }
            });
        }

        Start start() {
            return switch (startFrom) {
                case EARLIEST -> Start.earliest();
                case LATEST -> Start.latest();
                case TIMESTAMP ->
                    Start.at(startTimestamp
                            .flatMap(Options::instant)
                            .orElseThrow()
                            .toEpochMilli());
            };
        }

        private static Optional<Instant> instant(String text) {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }

    /** Encoding of records. */
    public enum Format {
        @Doc("JSON text in UTF-8.")
        JSON,
        @Doc("Avro binary.")
        AVRO
    }

    /** Where a new flow starts. */
    public enum StartFrom {
        @Doc("At the oldest record that the topic still holds.")
        EARLIEST,
        @Doc("Behind the newest record at the start of the flow.")
        LATEST,
        @Doc("At the first record that is not older than 'startTimestamp'.")
        TIMESTAMP
    }

    /** Where Avro schemas are kept. */
    @Doc("Schema registry.")
    public record SchemaRegistry(
            @Doc("Address of the registry.") Setting url,

            @Doc("Login at the registry.") Optional<BasicAuth> basicAuth,

            @Doc("Encryption of the connection to the registry.")
            Optional<Tls> tls) {}

    /** Login by HTTP basic authentication. */
    @Doc("Login by HTTP basic authentication.")
    public record BasicAuth(
            @Doc("User name.") Setting username,
            @Doc("Password.") @Sensitive Setting password) {}

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String summary() {
        return "Reads the committed records of a Kafka topic.";
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        return Map.of(
                "brokers",
                Connection.cluster(options.brokers()),
                "topic",
                options.topic().display());
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public boolean bounded(Options options) {
        return false;
    }

    @Override
    public String target(Options options) {
        return "topic " + options.topic().display();
    }

    @Override
    public DataStream<SourceRecord> open(
            StreamExecutionEnvironment environment, Options options, SourceContext context) {
        return OpenedTopic.of(environment, options, context);
    }
}
