package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jackson's streaming parser, at its strictest, must agree on every document about validity and content. */
class JsonReaderDifferentialTest {
    private static final int ROUNDS = 20_000;
    private static final int MAX_DEPTH = 8;

    private static final List<String> DOCUMENTS = List.of(
            "{\"id\":\"42\",\"amount\":1.10,\"big\":12345678901234567890,\"neg\":-0,\"exp\":1e400}",
            "{\"customer\":{\"name\":\"J\u00f6rg"
                    + " \ud83d\ude00\",\"tags\":[\"a\",\"b\",null,true,false]},\"items\":[{\"sku\":\"x\"},{}]}",
            "[ 1 , 2.5e-3 ,\t\"\\u00e9\\ud83d\\ude00\\n\" , [ [ ] ] ,\r\n{ } ]",
            "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":[[0]]}}}},\"b\":\"\\\\\\\"\\/\"}",
            "\"\\ud800\\udfff\u20ac\"",
            "-12.50E+07",
            "null");

    private static final byte[] SPICE =
            "{}[]:,\"\\ \t\n0123456789+-.eEtrufalsn/#'\u00e9\u20ac\ud83d\ude00".getBytes(UTF_8);

    private final JsonReader reader = new JsonReader(MAX_DEPTH, 4_096);
    private final JsonFactory jackson = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void agreesWithJacksonOnMutatedDocuments(long seed) {
        Random random = new Random(seed);
        int valid = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] document = mutated(random);

            Optional<Value> ours = ours(document);

            assertThat(ours)
                    .as("seed %d, round %d: %s", seed, round, new String(document, UTF_8))
                    .isEqualTo(theirs(document));
            valid += ours.isPresent() ? 1 : 0;
        }
        assertThat(valid).as("both kinds of documents occur").isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    private static byte[] mutated(Random random) {
        byte[] document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size())).getBytes(UTF_8);
        for (int left = random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(document.length + 1);
            int end = Math.min(document.length, at + random.nextInt(4));
            byte[] middle = switch (random.nextInt(4)) {
                case 0 -> new byte[0];
                case 1 -> new byte[] {SPICE[random.nextInt(SPICE.length)]};
                case 2 -> new byte[] {(byte) random.nextInt(256)};
                default -> Arrays.copyOfRange(document, at / 2, Math.min(document.length, at / 2 + 6));
            };
            document = concat(Arrays.copyOf(document, at), middle, Arrays.copyOfRange(document, end, document.length));
        }
        return document;
    }

    private static byte[] concat(byte[] first, byte[] second, byte[] third) {
        return ByteBuffer.allocate(first.length + second.length + third.length)
                .put(first)
                .put(second)
                .put(third)
                .array();
    }

    private Optional<Value> ours(byte[] document) {
        try {
            return Optional.of(reader.read(document));
        } catch (JsonRejected rejected) {
            return Optional.empty();
        }
    }

    private Optional<Value> theirs(byte[] document) {
        try {
            // Jackson itself guesses encodings and is lenient about UTF-8, so it gets characters
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
            try (JsonParser parser = jackson.createParser(text)) {
                if (parser.nextToken() == null) {
                    return Optional.empty();
                }
                Value value = value(parser);
                return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
            }
        } catch (IOException rejected) {
            return Optional.empty();
        }
    }

    private static Value value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> struct(parser);
            case START_ARRAY -> sequence(parser);
            case VALUE_STRING -> new Value.Text(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Numeric(parser.getText());
            case VALUE_TRUE -> new Value.Bool(true);
            case VALUE_FALSE -> new Value.Bool(false);
            case VALUE_NULL -> Value.Null.NULL;
            default -> throw new IOException("the document ends too early");
        };
    }

    private static Value struct(JsonParser parser) throws IOException {
        Map<String, Value> fields = new LinkedHashMap<>();
        while (next(parser) != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            next(parser);
            fields.put(name, value(parser));
        }
        return new Value.Struct(fields);
    }

    private static Value sequence(JsonParser parser) throws IOException {
        List<Value> elements = new ArrayList<>();
        while (next(parser) != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return new Value.Sequence(elements);
    }

    private static JsonToken next(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("the document ends too early");
        }
        return token;
    }
}
