package io.weir.flink.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.declare.SecretStore;
import io.weir.declare.Setting;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionTest {
    private static final String PEM = "-----BEGIN CERTIFICATE-----\nMII=\n-----END CERTIFICATE-----";
    private static final List<Setting> BROKERS = List.of(Setting.literal("a:1"));

    private final SecretStore store = new Store(Map.of(
            "kafka#brokers", " a:1, ,b:2 ,",
            "kafka#pem", PEM + "\n",
            "kafka#password", "p\"; x=\"y",
            "/tls/ca.pem", PEM,
            "/tls/nothing", "no certificate"));

    @Test
    void plainConnectionHasAddressesAndTimeoutsOnly() throws Exception {
        Connection connection =
                Connection.of(List.of(secret("brokers"), Setting.literal("c:3")), none(), none(), none());

        assertThat(connection.properties(store))
                .containsOnly(
                        Map.entry("bootstrap.servers", "a:1,b:2,c:3"),
                        Map.entry("security.protocol", "PLAINTEXT"),
                        Map.entry("request.timeout.ms", "10000"),
                        Map.entry("socket.connection.setup.timeout.ms", "5000"),
                        Map.entry("socket.connection.setup.timeout.max.ms", "5000"));
    }

    @Test
    void noAddressIsAnError() {
        Connection connection = Connection.of(List.of(Setting.literal(" , ")), none(), none(), none());

        assertThatThrownBy(() -> connection.properties(store)).hasMessage("the setting 'brokers' holds no address");
    }

    @Test
    void certificatesComeAsTextOrAsFile() throws Exception {
        Properties text = tls(Optional.of(secret("pem")));
        Properties file = tls(Optional.of(Setting.literal("/tls/ca.pem")));

        assertThat(text).isEqualTo(file);
        assertThat(text)
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.truststore.type", "PEM")
                .containsEntry("ssl.truststore.certificates", PEM)
                .doesNotContainKeys("ssl.engine.factory.class", "ssl.keystore.key");
    }

    @Test
    void fileWithoutACertificateIsAnErrorThatDoesNotShowIt() {
        assertThatThrownBy(() -> tls(Optional.of(Setting.literal("/tls/nothing"))))
                .hasMessage("the certificate authorities of the Kafka connection is not PEM text");
    }

    @Test
    void skippedVerificationSkipsNamesAndAuthorities() throws Exception {
        Tls tls = new Tls(true, none(), none(), none(), none(), none(), none());
        Properties properties =
                Connection.of(BROKERS, none(), Optional.of(tls), none()).properties(store);

        assertThat(properties)
                .containsEntry("ssl.endpoint.identification.algorithm", "")
                .containsEntry("ssl.engine.factory.class", TrustingSslEngineFactory.class.getName());
        try (TrustingSslEngineFactory factory = new TrustingSslEngineFactory()) {
            factory.configure(new AdminClientConfig(properties).values());
            assertThat(factory.createClientSslEngine("host", 1, "").getUseClientMode())
                    .isTrue();
        }
    }

    @Test
    void loginIsResolvedInTheTask() throws Exception {
        Sasl sasl = new Sasl(Sasl.Mechanism.SCRAM_SHA_512, Setting.literal("me"), secret("password"));
        Properties properties =
                Connection.of(BROKERS, none(), none(), Optional.of(sasl)).properties(store);

        assertThat(properties)
                .containsEntry("security.protocol", "SASL_PLAINTEXT")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(login(properties.getProperty("sasl.jaas.config")).getOptions())
                .isEqualTo(Map.of("username", "me", "password", "p\"; x=\"y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "simple",
                "a b",
                "quote\"",
                "single'",
                "\"; com.sun.security.auth.module.JndiLoginModule required user.provider.url=\"ldap://evil\";",
                "back\\slash\\",
                "\\\"",
                "two\nlines\r\n",
                "tab\there",
                "// comment",
                "/* comment",
                "# comment",
                "semi;colon=",
                "\\101\\n",
                "пароль 密码 😀"
            })
    void noPasswordCanLeaveItsQuotes(String password) {
        AppConfigurationEntry login = login(Sasl.Mechanism.PLAIN.loginConfiguration(password, password));

        assertThat(login.getLoginModuleName()).isEqualTo("org.apache.kafka.common.security.plain.PlainLoginModule");
        assertThat(login.getOptions()).isEqualTo(Map.of("username", password, "password", password));
    }

    private static AppConfigurationEntry login(String configuration) {
        List<AppConfigurationEntry> entries = JaasContext.loadClientContext(
                        Map.of("sasl.jaas.config", new Password(configuration)))
                .configurationEntries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private Properties tls(Optional<Setting> authorities) throws IOException {
        Tls tls = new Tls(false, none(), none(), none(), none(), none(), authorities);
        return Connection.of(BROKERS, none(), Optional.of(tls), none()).properties(store);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static Setting secret(String key) {
        return Setting.secret("", "kafka", key);
    }

    /** Secrets by {@code name#key}, files by path. */
    private record Store(Map<String, String> values) implements SecretStore {
        @Override
        public String secret(String namespace, String name, String key) throws IOException {
            return file(name + "#" + key);
        }

        @Override
        public String environment(String name) throws IOException {
            return file(name);
        }

        @Override
        public String file(String path) throws IOException {
            String value = values.get(path);
            if (value == null) {
                throw new IOException("no " + path);
            }
            return value;
        }
    }
}
