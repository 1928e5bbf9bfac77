package io.weir.bench.fuzz;

import static io.weir.bench.fuzz.Names.pick;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Writes records of one topic: mostly with the same fields in the same order, in several layouts, and some of them broken. The same
 * seed gives the same bytes.
 */
final class RandomJson {
    private static final int DEEPEST = 4;

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "7",
            "100",
            "101",
            "1.10",
            "-2.5",
            "1e3",
            "1E+400",
            "12345678901234567890",
            "0.00000001",
            "1732212000",
            "1732212000123");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "active",
            "x",
            "é",
            "Jörg 😀 writes",
            "somewhat longer than one word",
            "say \\\"hi\\\"",
            "\\u0041\\u00e9",
            "\\ud83d\\ude00",
            "\\ud800 alone",
            "\\/ \\b\\f\\n\\r\\t\\u0000",
            "2024-11-21T18:00:00Z",
            "7");

    private static final List<String> WRONG = List.of(
            "",
            "{",
            "[]",
            "null",
            "{\"id\":1,\"id\":2}",
            "{\"customer\":{\"name\":1,\"name\":2}}",
            "{\"\\u0069d\":1}",
            "{\"id\":1} x",
            "\ufeff{}",
            "{\"id\":NaN}",
            "{\"id\":01}",
            "{\"id\":\"\t\"}",
            "{\"deep\":" + "[".repeat(70) + "]".repeat(70) + "}");

    private final Random random;
    private final List<String> fields;
    private final String space;

    RandomJson(Random random) {
        this.random = random;
        this.fields = new ArrayList<>();
        for (int left = random.nextInt(12); left > 0; left--) {
            String field = Names.field(random);
            if (!fields.contains(field)) {
                fields.add(field);
            }
        }
        this.space = pick(List.of("", "", "", " ", "\n    ", "\t\r\n"), random);
    }

    /** The next record. */
    byte[] next() {
        if (random.nextInt(40) == 0) {
            return pick(WRONG, random).getBytes(UTF_8);
        }
        byte[] record = (object(present(), 0) + (random.nextInt(20) == 0 ? "\n " : "")).getBytes(UTF_8);
        return random.nextInt(12) == 0 ? broken(record) : record;
    }

    private List<String> present() {
        if (random.nextInt(4) > 0) {
            return fields;
        }
        List<String> present = new ArrayList<>(fields);
        if (random.nextBoolean()) {
            Collections.shuffle(present, random);
        }
        if (random.nextBoolean() && !present.isEmpty()) {
            present.remove(random.nextInt(present.size()));
        }
        if (random.nextInt(3) == 0) {
            present.add(Names.field(random));
        }
        return present;
    }

    private String object(List<String> names, int depth) {
        StringBuilder object = new StringBuilder("{").append(space);
        String comma = "";
        for (String name : names) {
            object.append(comma)
                    .append('"')
                    .append(name)
                    .append('"')
                    .append(colon())
                    .append(value(name, depth + 1));
            comma = "," + space;
        }
        return object.append(space).append('}').toString();
    }

    private String colon() {
        return random.nextInt(30) == 0 ? " : " : ":" + (space.isEmpty() ? "" : " ");
    }

    private String value(String name, int depth) {
        boolean usual = random.nextInt(4) > 0;
        return switch (usual ? name : "") {
            case "customer" -> depth < DEEPEST ? inner(depth) : "null";
            case "items" -> depth < DEEPEST ? array(depth) : "[]";
            case "amount" -> pick(NUMBERS, random);
            case "at" -> pick(List.of("1732212000", "\"2024-11-21T18:00:00.5+01:00\"", "\"now\"", "1e9"), random);
            case "status" -> "\"" + pick(List.of("active", "new", "gone", "é"), random) + "\"";
            default -> any(depth);
        };
    }

    private String any(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 8 : 5)) {
            case 0 -> pick(NUMBERS, random);
            case 1 -> pick(List.of("true", "false", "null"), random);
            case 2, 3, 4 -> "\"" + pick(TEXTS, random) + "\"";
            case 5 -> array(depth);
            default -> inner(depth);
        };
    }

    private String inner(int depth) {
        List<String> names = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            String name = Names.inner(random);
            if (!names.contains(name) || random.nextInt(50) == 0) {
                names.add(name);
            }
        }
        return object(names, depth);
    }

    private String array(int depth) {
        if (random.nextInt(20) == 0) {
            return "{\"array\":[" + any(depth + 1) + "]}";
        }
        StringBuilder array = new StringBuilder("[").append(space);
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            array.append(i > 0 ? "," + space : "").append(random.nextBoolean() ? inner(depth + 1) : any(depth + 1));
        }
        return array.append(']').toString();
    }

    private byte[] broken(byte[] record) {
        byte[] changed = record.clone();
        int at = random.nextInt(changed.length);
        switch (random.nextInt(4)) {
            case 0 -> changed[at] = (byte) random.nextInt(256);
            case 1 -> changed[at] = (byte) "{}[]:,\"\\ 0-.eE".charAt(random.nextInt(14));
            case 2 -> changed = Arrays.copyOf(changed, at);
            default -> System.arraycopy(record, at / 2, changed, at, Math.min(6, record.length - at));
        }
        return changed;
    }
}
