package io.weir.flink.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.flink.connector.postgres.ConnectionString.SslMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ConnectionStringsTest {
    private static final String SECRET = "hunter2";

    /** Parameters of drivers (pgjdbc, libpq, others) that run code, read or write files, or change who is asked. */
    private static final List<String> PARAMETERS = List.of(
            "socketFactory=org.springframework.context.support.ClassPathXmlApplicationContext",
            "socketFactoryArg=http://evil/x.xml",
            "sslfactory=org.postgresql.ssl.NonValidatingFactory",
            "sslfactoryarg=file:///etc/passwd",
            "sslhostnameverifier=evil.Verifier",
            "sslpasswordcallback=evil.Callback",
            "authenticationPluginClassName=evil.Plugin",
            "xmlFactoryFactory=evil.Factory",
            "loggerLevel=TRACE",
            "loggerFile=../../webapps/ROOT/shell.jsp",
            "jaasApplicationName=evil",
            "jaasLogin=true",
            "kerberosServerName=evil",
            "gssEncMode=require",
            "sslcert=/etc/passwd",
            "sslkey=/etc/shadow",
            "sslrootcert=/etc/hosts",
            "sslpassword=x",
            "options=-c%20session_preload_libraries=evil",
            "currentSchema=evil",
            "preferQueryMode=simple",
            "targetServerType=any",
            "hostRecheckSeconds=0",
            "loadBalanceHosts=true",
            "service=evil",
            "passfile=/etc/passwd",
            "host=evil",
            "hostaddr=10.0.0.1",
            "port=1",
            "dbname=evil",
            "user=postgres",
            "password=x",
            "PGHOST=evil",
            "PGPORT=1",
            "PGDBNAME=evil",
            "localSocketAddress=10.0.0.1",
            "readOnly=false",
            "replication=database",
            "autosave=always",
            "stringtype=unspecified",
            "allowEncodingChanges=true",
            "unknownLength=1",
            "queryTimeout=1",
            "sslResponseTimeout=1",
            "allowLoadLocalInfile=true",
            "autoDeserialize=true",
            "INIT=RUNSCRIPT",
            "ssl=true");

    static Stream<String> evasions() {
        List<String> texts = new ArrayList<>();
        for (String parameter : PARAMETERS) {
            texts.add("postgres://u:p@h:5432/db?" + parameter);
            texts.add("postgres://u:p@h:5432/db?sslmode=require&" + parameter);
            texts.add("postgresql://u:p@h/db?" + parameter.toUpperCase(Locale.ROOT));
            texts.add("postgres://u:p@h/db%3F" + parameter);
            texts.add("postgres://u:p@h?" + parameter + "/db");
        }
        for (String scheme : List.of(
                "jdbc:postgresql://",
                "jdbc:postgres://",
                "jdbc:h2:mem:",
                "JDBC:POSTGRESQL://",
                "POSTGRES://",
                "mysql://",
                "postgres:/",
                "postgres:",
                "postgres:///",
                "postgres+ssl://",
                "url:postgres://",
                "file://",
                "http://",
                "")) {
            texts.add(scheme + "u:p@h:5432/db");
        }
        for (String host : List.of(
                "h1,h2",
                "h:5432,evil:5432",
                "h%2Cevil",
                "h%00",
                "h%2F",
                "h;evil",
                "(h)",
                "h\\evil",
                "[::1",
                "::1",
                "[::1]x",
                "[::1]:",
                "[evil]",
                "[::1%25eth0]",
                "h:0",
                "h:65536",
                "h:99999",
                "h:-1",
                "h:5432:5432",
                "h:543a",
                "h:+1",
                "h:",
                "",
                ":5432",
                "-h",
                "h-",
                "h..g",
                ".h",
                "h g",
                "h\tg",
                "h\ng",
                "h#g",
                "h?g",
                "%68",
                "h@g",
                "evil@h",
                "ſ",
                "ｈ",
                "${env:X}",
                "h&g",
                "h=g",
                "h'g",
                "h\"g",
                "h$g",
                "h*",
                "/tmp/.s.PGSQL.5432",
                "%2Ftmp",
                "localhost:5432/x@h",
                "[::1.999]:x")) {
            texts.add("postgres://u:" + SECRET + "@" + host + "/db");
        }
        for (String database : List.of(
                "",
                "?sslmode=require",
                "db/../x",
                "db%2Fx",
                "db%3Fx=y",
                "db%26x",
                "db%23x",
                "db#x",
                "db;x",
                "db%3Bx",
                "db'x",
                "db\"x",
                "db%00",
                "db%0a",
                "db%",
                "db%2",
                "db%zz",
                "db%ff",
                "db\\x",
                "db:x",
                "db@x",
                "%20db",
                "-db",
                ".db",
                "db=x",
                "x".repeat(64),
                "%C3%A9".repeat(32))) {
            texts.add("postgres://u:" + SECRET + "@h/" + database);
        }
        for (String login : List.of(
                "",
                ":" + SECRET,
                "u%00:" + SECRET,
                "u%0a",
                "%",
                "u%2",
                "u:%zz",
                "u:%ff",
                "u:%00",
                "u:a@b",
                "u:a/b",
                "u:a?b",
                "x".repeat(64))) {
            texts.add("postgres://" + login + "@h/db");
        }
        for (String query : List.of(
                "",
                "&",
                "sslmode",
                "sslmode=",
                "sslmode=REQUIRE",
                "sslmode=no",
                "sslmode=require&sslmode=disable",
                "sslmode=require;x=y",
                "sslmode=require%26x=y",
                "sslmode=require#x",
                "sslmode=require?x=y",
                "sslmode=disable&",
                "connect_timeout=-1",
                "connect_timeout=601",
                "connect_timeout=9999",
                "connect_timeout=1s",
                "connect_timeout=",
                "connect_timeout=1&connect_timeout=2",
                "application_name=",
                "application_name=%0a",
                "application_name=%00",
                "application_name=" + "x".repeat(64),
                "application_name=é",
                "%73slmode=disable",
                "sslmode%3Ddisable",
                " sslmode=disable",
                "=x",
                "x",
                "application_name=%20")) {
            texts.add("postgres://u:p@h/db?" + query);
        }
        texts.add("postgres://u:p@h/db" + "?sslmode=disable&application_name=" + "x".repeat(3000));
        return texts.stream();
    }

    @ParameterizedTest
    @MethodSource("evasions")
    void refusesWhateverIsNotKnown(String text) {
        assertThatThrownBy(() -> ConnectionStrings.parse(text))
                .isInstanceOf(MalformedConnectionString.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void corpusHasNoFewerThanTwoHundredEvasions() {
        assertThat(evasions().distinct().count()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void readsAllParts() throws Exception {
        ConnectionString read = ConnectionStrings.parse(
                "postgres://order%40app:p%3A%2F%40%20w@db.example.com:6432/shop-1?sslmode=verify-full&connect_timeout=3&application_name=my%20app");

        assertThat(read.host()).isEqualTo("db.example.com");
        assertThat(read.port()).isEqualTo(6432);
        assertThat(read.database()).isEqualTo("shop-1");
        assertThat(read.user()).isEqualTo("order@app");
        assertThat(read.password()).isEqualTo("p:/@ w");
        assertThat(read.options())
                .isEqualTo(new ConnectionString.Options(SslMode.VERIFY_FULL, Duration.ofSeconds(3), "my app"));
        assertThat(read.url()).isEqualTo("jdbc:postgresql://db.example.com:6432/shop-1");
    }

    @Test
    void readsIpv6AndDefaults() throws Exception {
        ConnectionString read = ConnectionStrings.parse("postgresql://u@[2001:db8::1]/db");

        assertThat(read.url()).isEqualTo("jdbc:postgresql://[2001:db8::1]:5432/db");
        assertThat(read.password()).isEmpty();
        assertThat(read.options()).isEqualTo(ConnectionString.Options.DEFAULT);
    }

    @Test
    void printsNoPassword() throws Exception {
        ConnectionString read = ConnectionStrings.parse("postgres://u:" + SECRET + "@h/db");

        assertThat(read.toString()).isEqualTo("postgres://u@h:5432/db");
        assertThat(read.url()).doesNotContain(SECRET);
    }

    @Test
    void driverGetsKnownPropertiesOnly() throws Exception {
        Properties properties = ConnectionStrings.parse("postgres://u:p@h/db").properties();

        assertThat(properties.stringPropertyNames())
                .isEqualTo(Set.of(
                        "user",
                        "password",
                        "sslmode",
                        "connectTimeout",
                        "socketTimeout",
                        "tcpKeepAlive",
                        "ApplicationName",
                        "assumeMinServerVersion",
                        "gssEncMode",
                        "binaryTransfer"));
    }
}
