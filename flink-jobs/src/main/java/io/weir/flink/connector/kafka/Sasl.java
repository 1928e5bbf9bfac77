package io.weir.flink.connector.kafka;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.Sensitive;
import io.weir.declare.Setting;

/** Login at the brokers. */
@Doc("Login at the brokers.")
public record Sasl(
        @Doc("How the password is proved.") @Default("plain")
        Mechanism mechanism,

        @Doc("User name.") Setting username,

        @Doc("Password.") @Sensitive Setting password) {

    /** How a client proves that it knows the password. */
    public enum Mechanism {
        @Doc("The password itself is sent; use it over TLS only.")
        PLAIN("PLAIN", "org.apache.kafka.common.security.plain.PlainLoginModule"),
        @Doc("Challenge and response with SHA-256.")
        SCRAM_SHA_256("SCRAM-SHA-256", "org.apache.kafka.common.security.scram.ScramLoginModule"),
        @Doc("Challenge and response with SHA-512.")
        SCRAM_SHA_512("SCRAM-SHA-512", "org.apache.kafka.common.security.scram.ScramLoginModule");

        private final String saslName;
        private final String loginModule;

        Mechanism(String saslName, String loginModule) {
            this.saslName = saslName;
            this.loginModule = loginModule;
        }

        /** The mechanism's registered name, as brokers know it. */
        String saslName() {
            return saslName;
        }

        /**
         * The login configuration for a user. Values are quoted such that no character of them can end the quotes: a
         * user name must never become configuration.
         */
        String loginConfiguration(String username, String password) {
            return loginModule + " required username=" + quoted(username) + " password=" + quoted(password) + ";";
        }

        // the quoting of java.io.StreamTokenizer, which reads login configurations: a line break would end the text
        private static String quoted(String text) {
            return '"'
                    + text.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r")
                    + '"';
        }
    }
}
