package io.weir.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonReader READER = JsonReader.STANDARD;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-0",
                "1",
                "-1.5",
                "1.10",
                "1e400",
                "1E+2",
                "1e-2",
                "12345678901234567890",
                "\"\"",
                "\"a\"",
                "[]",
                "{}",
                "[1,[2,[3]]]",
                "{\"\":0}",
                "{\"a\":{\"b\":[null,true]}}",
                "\"\u00e9\u20ac\ud83d\ude00\"",
                "\"\u2028\u007f\"",
                "\"\\ud800\"",
                "\"\\udfff x\"",
                "0.00000000000000000000000000000001",
                "-0.0"
            })
    void compactDocumentsComeBackByteForByte(String document) throws JsonRejected {
        Value value = READER.read(document.getBytes(UTF_8));

        assertThat(JsonWriter.toText(value)).isEqualTo(document);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` \t\r\n1 `|1",
                "`{ \"a\" : [ 1 , 2 ] }`|{\"a\":[1,2]}",
                "`\"\\u0041\\/\\b\\f\\n\\r\\t\\\"\\\\\"`|\"A/\\b\\f\\n\\r\\t\\\"\\\\\"",
                "`\"\\ud83d\\ude00\"`|\"\uD83D\uDE00\"",
                "`\"\\u0000\"`|\"\\u0000\"",
                "`\"\\uABCD\\uabcd\"`|\"\uabcd\uabcd\"",
            })
    void spaceAndNeedlessEscapesAreNotKept(String document, String compact) throws JsonRejected {
        Value value = READER.read(document.getBytes(UTF_8));

        assertThat(JsonWriter.toText(value)).isEqualTo(compact);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "nulll",
                "True",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "-01",
                "1.",
                ".5",
                "1.e2",
                "1e",
                "1e+",
                "0x1",
                "1_000",
                "1 2",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1:2]",
                "{",
                "}",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "\"",
                "\"a",
                "'a'",
                "\"\t\"",
                "\"\n\"",
                "\"\u0000\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12G4\"",
                "\"\\",
                "\"\\\"",
                "// c\n1",
                "/* c */ 1",
                "1 # c",
                "\ufeff1",
                "[1]\u0000",
                "\u00a01",
                "\u0c001",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "[{\"a\":{\"b\":1,\"b\":1}}]"
            })
    void whatTheGrammarDoesNotAllowIsRejected(String document) {
        assertThatThrownBy(() -> READER.read(document.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        JsonRejected.class, why -> assertThat(why.code()).isEqualTo("decode-error"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080",
                "\u00c0\u0080",
                "\u00c1\u00bf",
                "\u00c3",
                "\u00c3(",
                "\u00e0\u009f\u00bf",
                "\u00e2\u0082",
                "\u00ed\u00a0\u0080",
                "\u00ed\u00bf\u00bf",
                "\u00f0\u008f\u00bf\u00bf",
                "\u00f4\u0090\u0080\u0080",
                "\u00f5\u0080\u0080\u0080",
                "\u00f0\u009f\u0098",
                "\u00ff",
                "\u00fe",
                "\u00e9"
            })
    void bytesThatAreNotUtf8AreRejectedWhereTheyStand(String bytes) {
        assertThatThrownBy(() -> READER.read(("\"ab" + bytes + "\"").getBytes(ISO_8859_1)))
                .isInstanceOf(JsonRejected.class)
                .hasMessage("at byte 3: the bytes here are not UTF-8");
    }

    @Test
    void theLastAndFirstCharactersOfEachLengthAreRead() throws JsonRejected {
        String text = "\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";

        Value value = READER.read(("\"" + text + "\"").getBytes(UTF_8));

        assertThat(value).isEqualTo(new Value.Text(text));
    }

    @Test
    void messagesNameAnOffsetAndNoContent() {
        assertThatThrownBy(() -> READER.read("{\"card\": 4111x}".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        JsonRejected.class, why -> assertThat(why.offset()).isEqualTo(13))
                .hasMessage("at byte 13: a comma or the end of the object should be here");
    }

    @Test
    void aSecondFieldOfTheSameNameIsLocated() {
        assertThatThrownBy(() -> READER.read("{\"a\":1, \"a\":2}".getBytes(UTF_8)))
                .hasMessage("at byte 8: the object has two fields of this name");
    }

    @Test
    void nestingUpToTheLimitIsRead() throws JsonRejected {
        String document = "[".repeat(64) + "]".repeat(64);

        assertThat(JsonWriter.toText(READER.read(document.getBytes(UTF_8)))).isEqualTo(document);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":"})
    void nestingBeyondTheLimitIsRejectedHoweverDeep(String opening) {
        for (int depth : List.of(65, 100_000)) {
            assertThatThrownBy(() -> READER.read(opening.repeat(depth).getBytes(UTF_8)))
                    .isInstanceOfSatisfying(JsonRejected.class, why -> {
                        assertThat(why.code()).isEqualTo("too-deep");
                        assertThat(why.offset()).isEqualTo(64 * opening.length());
                    });
        }
    }

    @Test
    void theDeepestAllowedLimitDoesNotEndangerTheStack() throws JsonRejected {
        String document = "[".repeat(1_000) + "]".repeat(1_000);

        Value value = new JsonReader(1_000, 4_000).read(document.getBytes(UTF_8));

        assertThat(JsonWriter.toText(value)).isEqualTo(document);
        assertThatThrownBy(() -> new JsonReader(1_001, 4_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textsHaveALimitOfTheirOwn() throws JsonRejected {
        JsonReader reader = new JsonReader(64, 100, 3);

        assertThat(reader.read("[\"abc\",\"é\"]".getBytes(UTF_8))).isInstanceOf(Value.Sequence.class);
        assertThatThrownBy(() -> reader.read("[\"abcd\"]".getBytes(UTF_8)))
                .isInstanceOf(JsonRejected.class)
                .hasMessage("at byte 2: a text has 4 bytes, the limit is 3");
    }

    @Test
    void aRecordOverTheSizeLimitIsRejectedUnread() throws JsonRejected {
        JsonReader small = new JsonReader(64, 4);

        assertThat(small.read("true".getBytes(UTF_8))).isEqualTo(new Value.Bool(true));
        assertThatThrownBy(() -> small.read("[[[[[".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        JsonRejected.class, why -> assertThat(why.code()).isEqualTo("record-too-large"))
                .hasMessage("at byte 4: the record has 5 bytes, the limit is 4");
    }

    @Test
    void fieldsKeepTheirOrder() throws JsonRejected {
        Value value = READER.read("{\"z\":1,\"a\":2,\"m\":3}".getBytes(UTF_8));

        assertThat(((Value.Struct) value).fields().keySet()).containsExactly("z", "a", "m");
    }
}
