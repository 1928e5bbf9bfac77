package io.weir.flink.connector.postgres;

import io.weir.flink.connector.postgres.ConnectionString.Options;
import io.weir.flink.connector.postgres.ConnectionString.SslMode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads connection strings. What is not known to be harmless is refused: the grammar below is all there is.
 *
 * <pre>
 * ("postgres" | "postgresql") "://" [ user [ ":" password ] "@" ] host [ ":" port ] "/" database [ "?" name "=" value { "&amp;" … } ]
 * </pre>
 *
 * <p>User, password, database and parameter values may be percent-encoded; names, host and port may not.
 */
final class ConnectionStrings {
    private static final int MAX_LENGTH = 2048;
    private static final int MAX_IDENTIFIER = 63;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_CONNECT_TIMEOUT = 600;
    private static final Pattern SCHEME = Pattern.compile("postgres(ql)?://");
    private static final Pattern DNS_NAME = Pattern.compile(
            "(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*\\.?");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:]{2,39}(\\.[0-9]{1,3}){0,3}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern DATABASE = Pattern.compile("[\\p{L}\\p{N}_$][\\p{L}\\p{N}_$. -]*");
    private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}]{1,63}");
    private static final Pattern APPLICATION = Pattern.compile("[\\x21-\\x7e][\\x20-\\x7e]{0,62}");
    private static final String EXAMPLE = "postgres://user:password@host:5432/database?sslmode=require";

    private ConnectionStrings() {}

    /**
     * Reads a connection string.
     *
     * @throws MalformedConnectionString when it is anything else; the message shows no part that could be a password
     */
    static ConnectionString parse(String text) throws MalformedConnectionString {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedConnectionString("connection string is longer than " + MAX_LENGTH + " characters");
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new MalformedConnectionString(
                    "connection string has a blank, a control or a non-ASCII character; " + "write it percent-encoded");
        }
        var scheme = SCHEME.matcher(text);
        if (!scheme.lookingAt()) {
            throw new MalformedConnectionString("connection string does not have the form " + EXAMPLE);
        }
        String rest = text.substring(scheme.end());
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        Options options = question < 0 ? Options.DEFAULT : options(rest.substring(question + 1));
        return place(place, options);
    }

    private static ConnectionString place(String text, Options options) throws MalformedConnectionString {
        int slash = text.indexOf('/');
        if (slash < 0 || slash == text.length() - 1) {
            throw new MalformedConnectionString("connection string names no database; write " + EXAMPLE);
        }
        String authority = text.substring(0, slash);
        String database = decode(text.substring(slash + 1), "database");
        if (!DATABASE.matcher(database).matches()
                || database.getBytes(StandardCharsets.UTF_8).length > MAX_IDENTIFIER) {
            throw new MalformedConnectionString("database name of the connection string has characters other than "
                    + "letters, digits, '_', '$', '.', '-' and blank, or is longer than 63 bytes");
        }
        int at = authority.indexOf('@');
        if (at != authority.lastIndexOf('@')) {
            throw new MalformedConnectionString(
                    "connection string has several '@'; write one inside a password as %40");
        }
        String login = at < 0 ? "" : authority.substring(0, at);
        int colon = login.indexOf(':');
        String user = decode(colon < 0 ? login : login.substring(0, colon), "user");
        String password = colon < 0 ? "" : decode(login.substring(colon + 1), "password");
        if (!USER.matcher(user).matches()) {
            throw new MalformedConnectionString("connection string names no user; write " + EXAMPLE);
        }
        if (password.indexOf('\0') >= 0) {
            throw new MalformedConnectionString("password of the connection string has a zero byte");
        }
        HostPort address = hostPort(authority.substring(at + 1));
        return new ConnectionString(address.host(), address.port(), database, user, password, options);
    }

    private static HostPort hostPort(String text) throws MalformedConnectionString {
        boolean bracketed = text.startsWith("[");
        int end = bracketed ? text.indexOf(']') + 1 : text.indexOf(':');
        if (bracketed && end == 0) {
            throw new MalformedConnectionString("address of the connection string lacks a ']'");
        }
        String host = end < 0 ? text : text.substring(0, end);
        String tail = end < 0 ? "" : text.substring(end);
        if (!tail.isEmpty() && !tail.startsWith(":")) {
            throw new MalformedConnectionString("address of the connection string is not host:port");
        }
        return new HostPort(
                bracketed ? ipv6(host.substring(1, host.length() - 1)) : name(host),
                tail.isEmpty() ? ConnectionString.DEFAULT_PORT : port(tail.substring(1)));
    }

    private static String name(String host) throws MalformedConnectionString {
        if (!DNS_NAME.matcher(host).matches()) {
            throw new MalformedConnectionString(
                    "host of the connection string is not one DNS name, IPv4 address or [IPv6 address]");
        }
        return host;
    }

    private static String ipv6(String host) throws MalformedConnectionString {
        if (!IPV6.matcher(host).matches()) {
            throw new MalformedConnectionString("address in brackets is not an IPv6 address");
        }
        return host;
    }

    private static int port(String text) throws MalformedConnectionString {
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new MalformedConnectionString("port of the connection string is not a number from 1 to 65535");
        }
        return port;
    }

    private static Options options(String text) throws MalformedConnectionString {
        SslMode sslMode = Options.DEFAULT.sslMode();
        Duration connectTimeout = Options.DEFAULT.connectTimeout();
        String applicationName = Options.DEFAULT.applicationName();
        Set<String> seen = new HashSet<>();
        for (String parameter : text.split("&", -1)) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            String value = equals < 0 ? "" : decode(parameter.substring(equals + 1), "parameter");
            if (!seen.add(name)) {
                throw new MalformedConnectionString("connection string has a parameter twice");
            }
            switch (name) {
                case "sslmode" -> sslMode = sslMode(value);
                case "connect_timeout" -> connectTimeout = connectTimeout(value);
                case "application_name" -> applicationName = applicationName(value);
                default ->
                    throw new MalformedConnectionString("connection string has a parameter" + quoted(name)
                            + " that is not one of sslmode, connect_timeout, application_name");
            }
        }
        return new Options(sslMode, connectTimeout, applicationName);
    }

    // a name that looks like a name is shown; anything else could be a piece of a password that was not encoded
    private static String quoted(String name) {
        return name.matches("[A-Za-z_]{1,40}") ? " '" + name + "'" : "";
    }

    private static SslMode sslMode(String value) throws MalformedConnectionString {
        for (SslMode mode : SslMode.values()) {
            if (mode.text().equals(value)) {
                return mode;
            }
        }
        throw new MalformedConnectionString("sslmode of the connection string is not one of "
                + Arrays.stream(SslMode.values()).map(SslMode::text).collect(Collectors.joining(", ")));
    }

    private static Duration connectTimeout(String value) throws MalformedConnectionString {
        int seconds = value.matches("[0-9]{1,3}") ? Integer.parseInt(value) : -1;
        if (seconds < 0 || seconds > MAX_CONNECT_TIMEOUT) {
            throw new MalformedConnectionString("connect_timeout of the connection string is not 0 to 600 seconds");
        }
        return Duration.ofSeconds(seconds);
    }

    private static String applicationName(String value) throws MalformedConnectionString {
        if (!APPLICATION.matcher(value).matches()) {
            throw new MalformedConnectionString(
                    "application_name of the connection string is not 1 to 63 printable ASCII characters");
        }
        return value;
    }

    private static String decode(String text, String what) throws MalformedConnectionString {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                bytes.write(c);
                continue;
            }
            String hex = text.substring(i + 1, Math.min(i + 3, text.length())).toLowerCase(Locale.ROOT);
            if (!hex.matches("[0-9a-f]{2}")) {
                throw new MalformedConnectionString(
                        what + " of the connection string has a '%' without two hex digits");
            }
            bytes.write(Integer.parseInt(hex, 16));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedConnectionString(what + " of the connection string is not UTF-8", e);
        }
    }

    private record HostPort(String host, int port) {}
}
