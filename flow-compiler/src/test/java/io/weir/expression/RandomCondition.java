package io.weir.expression;

import java.util.List;
import java.util.Random;

/** Makes conditions that mostly need nothing but fields of the record: the ones that raw values can answer. */
final class RandomCondition {
    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "7",
            "100",
            "9223372036854775807",
            "0.0",
            "-0.0",
            "1.0",
            "1.5",
            "-2.25",
            "1e300",
            "0.001",
            "9007199254740993",
            "9007199254740992.0",
            "123456789012345",
            "123456789012345678",
            "1e15",
            "1.7e-5",
            "99.99");
    private static final List<String> TEXTS = List.of(
            "''",
            "'a'",
            "'abc'",
            "'b'",
            "'ä€😀'",
            "'A'",
            "'1'",
            "'pending'",
            "'pendings'",
            "'confirmed'",
            "'confirmed-by-hand'",
            "'confirmed-by-mail'",
            "'false'",
            "'\\uE000'",
            "'😀'");
    private static final List<String> FIELDS = List.of(
            "i",
            "j",
            "d",
            "s",
            "t",
            "b",
            "n",
            "list",
            "st",
            "odd",
            "record['odd name']",
            "st.x",
            "st.y",
            "st.a",
            "st.deep.s",
            "missing",
            "st.missing");
    private static final List<String> RELATIONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> PATHS = List.of(
            "$.i", "j", "$.d", "$.s", "t", "b", "n", "list", "st", "odd", "st.x", "st.deep.s", "list.0", "missing");
    private static final List<String> LITERALS = List.of(
            "''",
            "'a'",
            "abc",
            "b",
            "null",
            "'null'",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "1.50",
            "15e-1",
            "1e3",
            "1000",
            "9007199254740993",
            "100e400",
            "1E400",
            "'1'",
            "'[]'",
            "'{}'",
            "pending",
            "0.00",
            "1e-400",
            "-2.25");

    private final Random random;

    RandomCondition(Random random) {
        this.random = random;
    }

    /** In CEL. */
    String cel() {
        return bool(3);
    }

    /** In the short syntax. */
    String path() {
        StringBuilder condition = new StringBuilder(question());
        while (random.nextInt(3) == 0) {
            condition.append(pick(List.of(" && ", " || "))).append(question());
        }
        return condition.toString();
    }

    private String question() {
        return random.nextInt(3) == 0 ? pick(PATHS) : pick(PATHS) + pick(List.of(" == ", " != ")) + pick(LITERALS);
    }

    private String bool(int depth) {
        if (depth == 0) {
            return pick(List.of("b", "has(record.i)", "s == 'a'", "missing", "odd", "d > 1", "true", "has(st.x)"));
        }
        return switch (random.nextInt(14)) {
            case 0, 1 -> "(" + bool(depth - 1) + " && " + bool(depth - 1) + ")";
            case 2, 3 -> "(" + bool(depth - 1) + " || " + bool(depth - 1) + ")";
            case 4 -> "!(" + bool(depth - 1) + ")";
            case 5, 6 -> "(" + pick(FIELDS) + " " + pick(RELATIONS) + " " + pick(NUMBERS) + ")";
            case 7 -> "(" + pick(TEXTS) + " " + pick(RELATIONS) + " " + pick(FIELDS) + ")";
            case 8, 9 -> "(" + value(2) + " " + pick(RELATIONS) + " " + value(2) + ")";
            case 10 ->
                pick(FIELDS) + " in [" + pick(TEXTS) + ", " + pick(TEXTS) + ", "
                        + (random.nextBoolean() ? "'a'" : value(1)) + "]";
            case 11 ->
                "has(" + pick(List.of("record.i", "st.x", "st.deep.s", "missing.x", "s.x", "list.x", "record.n")) + ")";
            case 12 ->
                value(0) + pick(List.of(".startsWith(", ".endsWith(", ".contains("))
                        + (random.nextBoolean() ? pick(TEXTS) : value(0)) + ")";
            default ->
                random.nextBoolean()
                        ? "(" + bool(depth - 1) + " ? " + bool(depth - 1) + " : " + bool(depth - 1) + ")"
                        : "s.matches(" + pick(List.of("'^a.*'", "'[a-c]+$'", "''", "'.😀'")) + ")";
        };
    }

    private String value(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return pick(random.nextInt(5) == 0 ? TEXTS : random.nextInt(4) == 0 ? NUMBERS : FIELDS);
        }
        return switch (random.nextInt(6)) {
            case 0, 1, 2 ->
                "(" + value(depth - 1) + pick(List.of(" + ", " - ", " * ", " / ", " % ")) + value(depth - 1) + ")";
            case 3 -> "size(" + pick(List.of("s", "t", "list", "i", "st.deep.s")) + ")";
            case 4 -> "(" + bool(depth - 1) + " ? " + value(depth - 1) + " : " + value(depth - 1) + ")";
            default -> bool(1);
        };
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
