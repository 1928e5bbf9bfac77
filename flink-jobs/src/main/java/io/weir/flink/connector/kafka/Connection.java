package io.weir.flink.connector.kafka;

import io.weir.declare.SecretStore;
import io.weir.declare.Setting;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How to reach a Kafka cluster, in the form that travels with a job: references stay references until a task asks for
 * the {@link #properties}.
 */
record Connection(
        List<Setting> brokers,
        SecurityProtocol protocol,
        boolean verify,
        @Nullable Setting authorities,
        @Nullable Setting certificate,
        @Nullable Setting key,
        @Nullable Login login)
        implements Serializable {
    private static final String PEM_START = "-----BEGIN";
    private static final String ANSWER_TIMEOUT = "10000";
    private static final String CONNECT_TIMEOUT = "5000";

    Connection {
        brokers = List.copyOf(brokers);
    }

    static Connection of(
            List<Setting> brokers, Optional<SecurityProtocol> protocol, Optional<Tls> tls, Optional<Sasl> sasl) {
        return new Connection(
                brokers,
                SecurityProtocol.of(protocol, tls.isPresent(), sasl.isPresent()),
                !tls.map(Tls::insecureSkipVerify).orElse(false),
                tls.flatMap(Tls::authorities).orElse(null),
                tls.flatMap(Tls::clientCertificate).orElse(null),
                tls.flatMap(Tls::clientKey).orElse(null),
                sasl.map(s -> new Login(s.mechanism(), s.username(), s.password()))
                        .orElse(null));
    }

    /** Which cluster it is, as far as the spec tells: the brokers, in an order of their own. */
    static String cluster(List<Setting> brokers) {
        return brokers.stream().map(Setting::display).sorted().collect(Collectors.joining(","));
    }

    /** The settings of any Kafka client for this cluster; they hold secrets, so they must not leave the task. */
    Properties properties(SecretStore secrets) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", addresses(secrets));
        properties.setProperty("security.protocol", protocol.name());
        // brokers that are gone without a word cost at most this, also right after they are back
        properties.setProperty("request.timeout.ms", ANSWER_TIMEOUT);
        properties.setProperty("socket.connection.setup.timeout.ms", CONNECT_TIMEOUT);
        properties.setProperty("socket.connection.setup.timeout.max.ms", CONNECT_TIMEOUT);
        if (protocol.encrypts()) {
            encryption(properties, secrets);
        }
        if (login != null) {
            properties.setProperty("sasl.mechanism", login.mechanism().saslName());
            properties.setProperty("sasl.jaas.config", login.configuration(secrets));
        }
        return properties;
    }

    /** One setting may hold several addresses, separated by commas: a secret has one value only. */
    private String addresses(SecretStore secrets) throws IOException {
        List<String> addresses = new ArrayList<>();
        for (Setting setting : brokers) {
            for (String address : setting.resolve(secrets).split(",", -1)) {
                if (!address.isBlank()) {
                    addresses.add(address.strip());
                }
            }
        }
        if (addresses.isEmpty()) {
            throw new IOException("the setting 'brokers' holds no address");
        }
        return String.join(",", addresses);
    }

    private void encryption(Properties properties, SecretStore secrets) throws IOException {
        if (authorities != null) {
            properties.setProperty("ssl.truststore.type", "PEM");
            properties.setProperty("ssl.truststore.certificates", pem("certificate authorities", authorities, secrets));
        }
        if (certificate != null && key != null) {
            properties.setProperty("ssl.keystore.type", "PEM");
            properties.setProperty("ssl.keystore.certificate.chain", pem("client certificate", certificate, secrets));
            properties.setProperty("ssl.keystore.key", pem("client key", key, secrets));
        }
        if (!verify) {
            properties.setProperty("ssl.endpoint.identification.algorithm", "");
            properties.setProperty("ssl.engine.factory.class", TrustingSslEngineFactory.class.getName());
        }
    }

    private static String pem(String what, Setting setting, SecretStore secrets) throws IOException {
        String value = setting.resolve(secrets).strip();
        String text = value.startsWith(PEM_START) ? value : secrets.file(value).strip();
        if (!text.startsWith(PEM_START)) {
            throw new IOException("the " + what + " of the Kafka connection is not PEM text");
        }
        return text;
    }

    /** Who logs in. */
    record Login(Sasl.Mechanism mechanism, Setting username, Setting password) implements Serializable {
        String configuration(SecretStore secrets) throws IOException {
            return mechanism.loginConfiguration(username.resolve(secrets), password.resolve(secrets));
        }
    }
}
