package io.weir.expression;

import io.weir.record.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes records whose fields mostly have the types that {@link RandomExpression} expects. */
final class RandomRecord {
    private static final List<String> INTS =
            List.of("0", "-0", "1", "-1", "2", "7", "9223372036854775807", "-9223372036854775808", "9007199254740993");
    private static final List<String> DOUBLES =
            List.of("0.0", "-0.0", "1.0", "1.5", "-2.25", "1e3", "1E400", "1e-400", "9007199254740992.0", "9.3e18");
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "abc",
            "b",
            "ä€😀",
            "A",
            "1",
            "x",
            "2.5",
            "true",
            "pending",
            "confirmed",
            "confirmed-by-hand",
            "\uE000b",
            "😀b",
            "false",
            "quoted\"");

    private static final List<String> LONG_NUMBERS = List.of(
            "12345678901234567890",
            "-12345678901234567890",
            "123456789012345678901",
            "9223372036854775808",
            "-9223372036854775809",
            "1234567890123456789",
            "-9223372036854775807",
            "0.1234567890123456789",
            "100.0000000000000000001",
            "123456789012345678",
            "123456789012345.6",
            "99.990",
            "1e15",
            "-0.00",
            "15e-1",
            "1" + "0".repeat(400),
            "1e9999999999");

    private RandomRecord() {}

    /** A record some of whose numbers have more digits than a long or a double holds. */
    static Value withLongNumbers(Random random) {
        Value record = next(random);
        for (String name : List.of("i", "j", "d", "odd")) {
            if (record instanceof Value.Struct struct && random.nextInt(2) == 0) {
                record = struct.with(name, number(random, LONG_NUMBERS));
            }
        }
        return record;
    }

    static Value next(Random random) {
        if (random.nextInt(50) == 0) {
            return value(random, 1);
        }
        Map<String, Value> fields = new LinkedHashMap<>();
        put(fields, "i", number(random, INTS), random);
        put(fields, "j", number(random, List.of("0", "1", "-1", "2")), random);
        put(fields, "d", number(random, DOUBLES), random);
        put(fields, "s", text(random), random);
        put(fields, "t", text(random), random);
        put(fields, "b", new Value.Bool(random.nextBoolean()), random);
        put(fields, "n", Value.Null.NULL, random);
        put(fields, "list", list(random, 0), random);
        put(fields, "nested", list(random, 2), random);
        put(fields, "st", struct(random), random);
        put(fields, "odd", value(random, 2), random);
        put(fields, "odd name", value(random, 1), random);
        return new Value.Struct(fields);
    }

    /** A field is sometimes missing and sometimes of another type. */
    private static void put(Map<String, Value> fields, String name, Value value, Random random) {
        int chance = random.nextInt(20);
        if (chance > 0) {
            fields.put(name, chance == 1 ? value(random, 1) : value);
        }
    }

    private static Value struct(Random random) {
        Map<String, Value> fields = new LinkedHashMap<>();
        put(fields, "x", number(random, INTS), random);
        put(fields, "y", number(random, DOUBLES), random);
        put(fields, "a", text(random), random);
        put(fields, "deep", new Value.Struct(Map.of("s", text(random))), random);
        return new Value.Struct(fields);
    }

    private static Value value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> number(random, INTS);
            case 1 -> number(random, DOUBLES);
            case 2 -> text(random);
            case 3 -> new Value.Bool(random.nextBoolean());
            case 4 -> Value.Null.NULL;
            case 5 -> list(random, depth - 1);
            default -> new Value.Struct(Map.of("x", value(random, depth - 1)));
        };
    }

    private static Value list(Random random, int depth) {
        List<Value> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(value(random, depth));
        }
        return new Value.Sequence(elements);
    }

    private static Value text(Random random) {
        return new Value.Text(TEXTS.get(random.nextInt(TEXTS.size())));
    }

    private static Value number(Random random, List<String> from) {
        return new Value.Numeric(from.get(random.nextInt(from.size())));
    }
}
