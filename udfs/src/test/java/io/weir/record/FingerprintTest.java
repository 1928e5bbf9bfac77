package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    @ParameterizedTest
    @CsvSource({
        "'', 00000000000000000000000000000000",
        "hello, cbd8a7b341bd9b025b1e906a48ae1d19",
        "The quick brown fox jumps over the lazy dog, e34bbc7bbc071b6c7a433ca9c49a9347"
    })
    void theHashIsMurmur3AsPublished(String text, String expected) {
        assertThat(hex(Murmur3.hash(text.getBytes(UTF_8)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|cfa0f7ddd84c76bc589623161cf526f1",
                "[\"order-1\"]|c20e40d5e9abef4fd3eb88ff849d7527",
                "[1]|c7ce0990c9042a933ae602ba32be84a0",
                "[\"a\",-12.50,true,false,null]|3f6de0dbd8710f8ec2b15055940b4424",
                "[{\"b\":[1,\"\u20ac\"],\"a\":{}}]|13f80a710cd8ba38ab7b4634b1265c14",
            })
    void fingerprintsNeverChangeBecauseKeptStateDependsOnThem(String values, String expected) throws JsonRejected {
        assertThat(hex(of(values))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 1.0 1e0 10e-1 0.1E+1 1.000 100e-0002",
                "0 -0 0.0 0e5 -0.000e-7",
                "12345678901234567890 1234567890123456789e1 12345678901234567890.0",
                "-12.50 -12.5 -125e-1",
                "1e400 10e399 0.1e401",
                "1e1000000000000000000000 1e+01000000000000000000000"
            })
    void numbersCountByValue(String spellings) throws JsonRejected {
        assertThat(List.of(spellings.split(" ", -1)))
                .allSatisfy(spelling -> assertThat(of("[" + spelling + "]"))
                        .isEqualTo(of("[" + spellings.split(" ", -1)[0] + "]")));
    }

    @Test
    void theOrderOfFieldsDoesNotCount() throws JsonRejected {
        assertThat(of("[{\"a\":1,\"b\":2}]")).isEqualTo(of("[{\"b\":2.0,\"a\":1}]"));
    }

    @Test
    void differentKeysAreDifferent() throws JsonRejected {
        List<String> keys = List.of(
                "[]",
                "[null]",
                "[[]]",
                "[{}]",
                "[\"\"]",
                "[\"\",\"\"]",
                "[\"a\",\"b\"]",
                "[\"ab\",\"\"]",
                "[\"ab\"]",
                "[[\"a\"],\"b\"]",
                "[[\"a\",\"b\"]]",
                "[1]",
                "[\"1\"]",
                "[1,1]",
                "[11]",
                "[10]",
                "[-1]",
                "[1.1]",
                "[0.1]",
                "[1e17]",
                "[100000000000000001]",
                "[true]",
                "[\"true\"]",
                "[false]",
                "[0]",
                "[\"null\"]",
                "[{\"a\":1}]",
                "[{\"a\":null}]",
                "[{\"a\":[1]}]",
                "[[\"a\",1]]",
                "[\"\\ud800\"]",
                "[\"\\udbff\"]",
                "[\"?\"]",
                "[\"A\"]",
                "[\"a\"]",
                "[1e1000000000000000000000]",
                "[1e2000000000000000000000]");

        List<Fingerprint> fingerprints = new ArrayList<>();
        for (String key : keys) {
            fingerprints.add(of(key));
        }

        assertThat(fingerprints).doesNotHaveDuplicates();
    }

    @Test
    void aMillionDigitsTakeNoTime() throws JsonRejected {
        String digits = "1" + "0".repeat(1_000_000);

        assertThat(of("[" + digits + "]")).isEqualTo(of("[1e1000000]"));
    }

    private static Fingerprint of(String values) throws JsonRejected {
        return Fingerprint.of(((Value.Sequence) JsonReader.STANDARD.read(values.getBytes(UTF_8))).elements());
    }

    private static String hex(Fingerprint fingerprint) {
        return "%016x%016x".formatted(fingerprint.high(), fingerprint.low());
    }
}
