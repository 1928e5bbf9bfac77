package io.weir.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretMaskTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "password: hunter2|password: *******",
                "  bearerToken: 'a b'|  bearerToken: '***'",
                "\"clientSecret\": \"x\\\"y\", \"a\": 1|\"clientSecret\": \"****\", \"a\": 1",
                "password: \"open|password: \"****",
                "{password: abc, user: me}|{password: ***, user: me}",
                "url: jdbc://h/db?user=a&password=b&x=y|url: jdbc://h/db?user=a&password=*&x=y",
                "url: postgres://me:pw@h:5432/db|url: postgres://me:**@h:5432/db",
            })
    void secretsBecomeStars(String line, String masked) {
        assertThat(SecretMask.line(line)).isEqualTo(masked).hasSameSizeAs(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: ${env:PASSWORD}",
                "\"password\": \"${file:/run/pw}\",",
                "passwordSecretRef: {name: kafka, key: password}",
                "kind: Secret",
                "brokers: [localhost:9092]",
                "url: postgres://h:5432/db",
            })
    void referencesAndOrdinaryLinesStayReadable(String line) {
        assertThat(SecretMask.line(line)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://me:pw@h/db?sslmode=require, postgres://me:***@h/db?sslmode=require",
        "postgres://h/db?password=pw, postgres://h/db?password=***",
        "orders, orders"
    })
    void valuesLoseTheirPasswords(String value, String masked) {
        assertThat(SecretMask.value(value)).isEqualTo(masked);
    }
}
