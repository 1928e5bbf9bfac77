package io.weir.flink.connector.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a database is and how to get in, read from {@code postgres://user:password@host:port/database?sslmode=require}.
 *
 * <p>The text is taken apart and checked; no piece of it other than the checked host, port and database ever becomes part
 * of a JDBC URL, so that no driver parameter can be smuggled in. Use {@link ConnectionStrings} to read one.
 *
 * @param host a DNS name, an IPv4 address or an IPv6 address without brackets
 * @param password empty when the text has none; printed nowhere
 */
record ConnectionString(String host, int port, String database, String user, String password, Options options) {
    static final int DEFAULT_PORT = 5432;
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    /** The JDBC URL: host, port and database only. */
    String url() {
        return "jdbc:postgresql://" + (IPV6.matcher(host).matches() ? "[" + host + "]" : host) + ":" + port + "/"
                + java.net.URLEncoder.encode(database, StandardCharsets.UTF_8);
    }

    /**
     * Everything else that the driver gets. The time to connect also bounds each answer; whoever has connected lifts that
     * bound. Values that a machine's own files would give are set, so that it reads none.
     */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", options.sslMode().text());
        properties.setProperty(
                "connectTimeout", Long.toString(options.connectTimeout().toSeconds()));
        properties.setProperty(
                "socketTimeout", Long.toString(options.connectTimeout().toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", options.applicationName());
        properties.setProperty("assumeMinServerVersion", "12");
        properties.setProperty("gssEncMode", "disable");
        properties.setProperty("binaryTransfer", "false");
        return properties;
    }

    /** As a reader may see it: no password. */
    String display() {
        return "postgres://" + user + "@" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return display();
    }

    /** The parameters that a connection string may carry. */
    record Options(SslMode sslMode, Duration connectTimeout, String applicationName) {
        static final Options DEFAULT = new Options(SslMode.PREFER, Duration.ofSeconds(10), "weir");
    }

    /** How far the connection is encrypted and the server is checked. */
    enum SslMode {
        DISABLE("disable"),
        ALLOW("allow"),
        PREFER("prefer"),
        REQUIRE("require"),
        VERIFY_CA("verify-ca"),
        VERIFY_FULL("verify-full");

        private final String text;

        SslMode(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
