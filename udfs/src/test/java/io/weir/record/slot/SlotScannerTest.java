package io.weir.record.slot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Fields;
import io.weir.record.JsonBuffer;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.JsonWriter;
import io.weir.record.Path;
import io.weir.record.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotScannerTest {
    private static final int ROUNDS = 20_000;
    private static final List<Path> PATHS = List.of(
            Path.of("id"),
            Path.of("amount"),
            Path.of("customer"),
            Path.of("customer", "name"),
            Path.of("customer", "address", "a very long field name, longer than two words"),
            Path.of("items", "1"),
            Path.of("items", "01", "sku"),
            Path.of("items", "1", "sku"),
            Path.of("items", "0", "0"),
            Path.of("é"),
            Path.of("absent", "x"));

    private static final List<String> DOCUMENTS = List.of(
            "{\"id\":\"42\",\"amount\":1.10,\"customer\":{\"name\":\"Jörg 😀\",\"address\":{\"a very long field name, longer"
                    + " than two words\":[true,false,null]}},\"items\":[{\"sku\":\"x\"},{\"sku\":-0}],\"é\":\"€\"}",
            "{\"amount\":1E+400,\"id\":\"4\\u00322\",\"items\":[[1,2],[3]],\"more\":{},\"customer\":\"none\"}",
            "{ \"id\" : null ,\r\n\t\"customer\" : {        \"name\" : \"a \\\"quoted\\\" \\/ \\ud83d\\ude00 \\ud800 name\" },"
                    + " \"items\" : [ ] , \"deep\": {\"a\":{\"b\":{\"c\":[[[ ]]]}}} }",
            "{\"maps\":{\"k1\":1,\"k2\":2,\"k3\":{\"k1\":[{}]}},\"items\":{\"0\":{\"0\":7},\"1\":{\"sku\":true}},\"id\":[]}");

    private static final byte[] SPICE = "{}[]:,\"\\ \t\n0123456789+-.eEtrufalsn/#'é€😀\u0001".getBytes(UTF_8);

    private final JsonReader reader = new JsonReader(8, 4_096);
    private final Slots slots = new Slots(PATHS.size());
    private final SlotScanner scanner = new SlotScanner(reader, slots, SlotScannerTest::wanted);

    private static SlotTree wanted(String name) {
        SlotTree tree = new SlotTree();
        for (int i = 0; i < PATHS.size(); i++) {
            List<String> segments = PATHS.get(i).segments();
            if (segments.get(0).equals(name)) {
                tree.add(segments.subList(1, segments.size()), i);
            }
        }
        return tree;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void findsWhatTheTreeFindsAndAcceptsNothingThatTheReaderRejects(long seed) {
        Random random = new Random(seed);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] document = mutated(random);
            if (scanner.scan(document)) {
                accepted++;
                String shown = "seed " + seed + ", round " + round + ": " + new String(document, UTF_8);
                assertThat(fromSlots())
                        .as(shown)
                        .isEqualTo(fromTree(read(document).orElseThrow()));
            }
        }
        assertThat(accepted).as("both kinds of documents occur").isBetween(ROUNDS / 10, ROUNDS - ROUNDS / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void acceptsObjectsWhateverTheirShape(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] document = JsonWriter.toBytes(struct(random, 3));

            assertThat(scanner.scan(document))
                    .as("seed %d, round %d: %s", seed, round, new String(document, UTF_8))
                    .isTrue();
            assertThat(fromSlots()).isEqualTo(fromTree(read(document).orElseThrow()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "",
                " ",
                "{",
                "{\"a\":1",
                "{\"a\":\"x",
                "{\"a\":tru",
                "{\"\\u0061\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"b\":{\"a\":1,\"a\":1}}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":1}}",
                "{\"a\":1}\u0000",
                "\u00ef\u00bb\u00bf{}",
                "{\"a\":\"\u00c0\u0080\"}",
                "{\"a\":\"\u00ed\u00a0\u0080\"}",
                "{\"a\":\"\n\"}"
            })
    void leavesToTheTreeWhatIsUnusualOrWrong(String document) {
        assertThat(scanner.scan(document.getBytes(ISO_8859_1))).isFalse();
        assertThat(scanner.scan("{\"a\":{\"a\":1},\"b\":2}".getBytes(UTF_8)))
                .as("the next record is read as ever")
                .isTrue();
    }

    @Test
    void keepsTheLimitsOfTheReader() {
        assertThat(scanner.scan("{\"a\":[[[[[[[]]]]]]]}".getBytes(UTF_8))).isTrue();
        assertThat(scanner.scan("{\"a\":[[[[[[[[]]]]]]]]}".getBytes(UTF_8))).isFalse();
        SlotScanner shortTexts = new SlotScanner(new JsonReader(8, 4_096, 60), slots, SlotScannerTest::wanted);
        assertThat(shortTexts.scan(("{\"a\":\"" + "x".repeat(60) + "\"}").getBytes(UTF_8)))
                .as("a record longer than the longest text is left to the tree")
                .isFalse();
    }

    @Test
    void numbersTheFieldsAtTheRootAsTheyAppear() {
        scanner.listFields();
        assertThat(scanner.scan("{\"a\":1,\"b\":{\"c\":2}}".getBytes(UTF_8))).isTrue();
        assertThat(scanner.scan("{\"d\":1,\"b\":2}".getBytes(UTF_8))).isTrue();

        assertThat(scanner.fieldCount()).isEqualTo(2);
        assertThat(scanner.field(0)).isEqualTo(2);
        assertThat(scanner.field(1)).isEqualTo(1);
    }

    @Test
    void objectsWithManyNamesAreNotLearnedForEver() {
        SlotScanner large = new SlotScanner(JsonReader.STANDARD, slots, SlotScannerTest::wanted);
        for (int i = 0; i < 1_000; i++) {
            String document = "{\"map\":{\"k" + i + "\":{\"k\":" + i + "},\"l" + i + "\":0}}";
            assertThat(large.scan(document.getBytes(UTF_8))).as(document).isTrue();
        }
        String twice = "{\"map\":{\"k2000\":{\"k\":0},\"other\":1,\"k2000\":0}}";
        assertThat(large.scan(twice.getBytes(UTF_8))).isFalse();
    }

    private Map<Path, String> fromSlots() {
        Map<Path, String> found = new TreeMap<>(java.util.Comparator.comparing(Path::text));
        JsonBuffer out = new JsonBuffer();
        for (int i = 0; i < PATHS.size(); i++) {
            if (slots.kind[i] != SlotKind.ABSENT) {
                out.clear();
                CompactJson.copy(slots, i, out);
                found.put(PATHS.get(i), new String(out.toBytes(), UTF_8));
            }
        }
        return found;
    }

    private static Map<Path, String> fromTree(Value root) {
        Map<Path, String> found = new TreeMap<>(java.util.Comparator.comparing(Path::text));
        PATHS.forEach(path -> Fields.find(root, path).ifPresent(value -> found.put(path, JsonWriter.toText(value))));
        return found;
    }

    private Optional<Value> read(byte[] document) {
        try {
            return Optional.of(reader.read(document));
        } catch (JsonRejected rejected) {
            return Optional.empty();
        }
    }

    private static byte[] mutated(Random random) {
        String document = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
        byte[] bytes = document.getBytes(UTF_8);
        for (int left = random.nextInt(4); left > 0; left--) {
            int at = random.nextInt(bytes.length + 1);
            int end = Math.min(bytes.length, at + random.nextInt(4));
            String middle = switch (random.nextInt(4)) {
                case 0 -> "";
                case 1 -> String.valueOf((char) (SPICE[random.nextInt(SPICE.length)] & 0xff));
                case 2 -> String.valueOf((char) random.nextInt(256));
                default -> new String(bytes, at / 2, Math.min(bytes.length - at / 2, 6), ISO_8859_1);
            };
            bytes = (new String(bytes, 0, at, ISO_8859_1)
                            + middle
                            + new String(bytes, end, bytes.length - end, ISO_8859_1))
                    .getBytes(ISO_8859_1);
        }
        return bytes;
    }

    private static Value.Struct struct(Random random, int depth) {
        Value.Struct struct = Value.Struct.empty();
        List<String> names =
                new ArrayList<>(List.of("id", "amount", "customer", "name", "items", "sku", "0", "é", "x"));
        for (int i = random.nextInt(5); i > 0; i--) {
            struct = struct.with(names.remove(random.nextInt(names.size())), value(random, depth - 1));
        }
        return struct;
    }

    private static Value value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Value.Null.NULL;
            case 1 -> new Value.Bool(random.nextBoolean());
            case 2 -> Value.Numeric.of(random.nextInt(1000));
            case 3 -> new Value.Text("text ".repeat(random.nextInt(3)));
            case 4 -> new Value.Text("\"é\n\ud83d");
            case 5 -> struct(random, depth);
            default -> new Value.Sequence(List.of(value(random, depth - 1), struct(random, depth)));
        };
    }
}
