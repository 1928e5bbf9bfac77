package io.weir.flink.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.declare.Setting;
import io.weir.option.OptionBinder;
import io.weir.problem.Problem;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.SpecParser;
import io.weir.source.SpecText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The options as specs of both generations write them: their blocks have the same content. */
final class KafkaOptionsTest {
    private static final String LEAST = "brokers: [localhost:9092]\ntopic: orders\n";

    private final Problems problems = new Problems();

    @Test
    void leastSourceReadsJsonFromTheBeginning() {
        KafkaSource.Options options = source(LEAST).orElseThrow();

        assertThat(options.consumerGroup()).isEqualTo(Setting.literal("dataflow-operator"));
        assertThat(options.format()).isEqualTo(KafkaSource.Format.JSON);
        assertThat(options.startFrom()).isEqualTo(KafkaSource.StartFrom.EARLIEST);
        assertThat(new KafkaSource().target(options)).isEqualTo("topic orders");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void sourceTakesEveryReference() {
        KafkaSource.Options options = source("""
                        brokersSecretRef: {name: kafka, key: brokers}
                        topicSecretRef: {name: kafka, key: topic}
                        consumerGroupSecretRef: {name: kafka, key: group}
                        tls:
                          insecureSkipVerify: true
                          certSecretRef: {name: kafka, key: cert}
                          keySecretRef: {name: kafka, key: key}
                          caSecretRef: {name: kafka, key: ca}
                        sasl:
                          mechanism: scram-sha-256
                          usernameSecretRef: {name: kafka, key: user}
                          passwordSecretRef: {name: kafka, key: password}
                        securityProtocol: sasl-ssl
                        """).orElseThrow();

        assertThat(options.brokers()).containsExactly(secret("brokers"));
        assertThat(options.consumerGroup()).isEqualTo(secret("group"));
        assertThat(options.securityProtocol()).contains(SecurityProtocol.SASL_SSL);
        assertThat(options.sasl()).contains(new Sasl(Sasl.Mechanism.SCRAM_SHA_256, secret("user"), secret("password")));
        assertThat(options.tls().orElseThrow().authorities()).contains(secret("ca"));
    }

    @Test
    void certificateFilesAreTaken() {
        KafkaSource.Options options = source(
                        LEAST + "tls: {certFile: /tls/c.pem, keyFile: /tls/k.pem, caFile: /tls/ca.pem}\n")
                .orElseThrow();

        assertThat(options.tls().orElseThrow().clientKey()).contains(Setting.literal("/tls/k.pem"));
    }

    @Test
    void avroIsKnownButNotYetSupported() {
        assertThat(source(LEAST + """
                format: avro
                avroSchema: '{}'
                avroSchemaFile: schema.avsc
                schemaRegistry:
                  url: http://registry:8081
                  basicAuth: {username: u, passwordSecretRef: {name: r, key: p}}
                """)).isEmpty();

        assertThat(messages())
                .containsExactly(
                        "format 'avro' is known, but this version cannot use it yet",
                        "option 'avroSchema' is known, but this version cannot use it yet",
                        "option 'avroSchemaFile' is known, but this version cannot use it yet",
                        "option 'schemaRegistry' is known, but this version cannot use it yet");
    }

    @Test
    void securityProtocolMustFitTheBlocks() {
        source(LEAST + "securityProtocol: PLAINTEXT\ntls: {}\nsasl: {username: u, password: p}\n");
        source(LEAST + "securityProtocol: sasl_plaintext\ntls: {}\n");
        source(LEAST + "securityProtocol: SSL\nsasl: {username: u, password: p}\n");

        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "security protocol PLAINTEXT does not encrypt, but there is a 'tls' block",
                        "security protocol PLAINTEXT has no login, but there is a 'sasl' block",
                        "security protocol SASL_PLAINTEXT does not encrypt, but there is a 'tls' block",
                        "security protocol SASL_PLAINTEXT logs in, but there is no 'sasl' block",
                        "security protocol SSL has no login, but there is a 'sasl' block");
    }

    @Test
    void keyWithoutCertificateIsRefused() {
        assertThat(source(LEAST + "tls: {keyFile: k.pem}\n")).isEmpty();

        assertThat(messages()).containsExactly("a private key without a certificate");
    }

    @Test
    void timestampAndStartBelongTogether() {
        source(LEAST + "startFrom: timestamp\n");
        source(LEAST + "startTimestamp: 2026-01-31T00:00:00Z\n");
        source(LEAST + "startFrom: timestamp\nstartTimestamp: yesterday\n");

        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "start from 'timestamp' without a timestamp",
                        "has no effect unless 'startFrom' is 'timestamp'",
                        "'yesterday' is not an RFC 3339 time");
        assertThat(source(LEAST + "startFrom: timestamp\nstartTimestamp: '2026-01-31T02:00:00+02:00'\n"))
                .isPresent();
    }

    @Test
    void freeClientPropertiesAreNoOptions() {
        assertThat(source(LEAST + "properties: {sasl.jaas.config: x}\n")).isEmpty();

        assertThat(messages()).containsExactly("'properties' is not an option of source 'kafka'");
    }

    @Test
    void leastSinkHasTheLimitsOfAPlainBroker() {
        KafkaSink.Options options = sink(LEAST).orElseThrow();

        assertThat(options.maxRecordSize()).isEqualTo(1_048_576);
        assertThat(options.transactionTimeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(options.acceptLoss()).isFalse();
    }

    @Test
    void sinkWarnsOfTransactionsThatBrokersRefuseByDefault() {
        assertThat(sink(LEAST + "transactionTimeout: 1h\n")).isPresent();

        assertThat(messages()).containsExactly("is longer than the 15m that brokers accept by default");
    }

    private static Setting secret(String key) {
        return Setting.secret("", "kafka", key);
    }

    private List<String> messages() {
        return problems.sorted().stream().map(Problem::message).toList();
    }

    private Optional<KafkaSource.Options> source(String yaml) {
        return OptionBinder.bind(KafkaSource.Options.class, block(yaml), "source 'kafka'", problems);
    }

    private Optional<KafkaSink.Options> sink(String yaml) {
        return OptionBinder.bind(KafkaSink.Options.class, block(yaml), "sink 'kafka'", problems);
    }

    private static Json.Obj block(String yaml) {
        return (Json.Obj)
                SpecParser.parse(new SpecText("a.yaml", yaml)).documents().get(0);
    }
}
