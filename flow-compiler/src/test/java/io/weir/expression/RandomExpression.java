package io.weir.expression;

import java.util.List;
import java.util.Random;

/** Makes expressions that are mostly well typed, so that they get past the checker and often have a result. */
final class RandomExpression {
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
            "record.i",
            "record['odd name']",
            "st.x",
            "st.y",
            "st.deep.s",
            "list[0]",
            "list[j]",
            "list[1.0]",
            "missing",
            "st.missing",
            "metadata.offset",
            "metadata.key",
            "metadata.headers['trace']");
    private static final List<String> LITERALS = List.of(
            "0",
            "1",
            "-1",
            "7",
            "9223372036854775807",
            "-9223372036854775807 - 1",
            "0.0",
            "-0.0",
            "1.0",
            "1.5",
            "1e300",
            "9007199254740993",
            "9007199254740992.0",
            "''",
            "'a'",
            "'abc'",
            "'ä€😀'",
            "true",
            "false",
            "null");
    private static final List<String> RELATIONS = List.of("==", "!=", "<", "<=", ">", ">=");

    private final Random random;

    RandomExpression(Random random) {
        this.random = random;
    }

    String next() {
        return random.nextInt(4) == 0 ? scalar(3) : bool(4);
    }

    private String bool(int depth) {
        if (depth == 0) {
            return pick(List.of("b", "true", "false", "has(record.i)", "s == 'a'", "missing", "n", "b == true", "odd"));
        }
        return switch (random.nextInt(15)) {
            case 0, 1 -> "(" + bool(depth - 1) + " && " + bool(depth - 1) + ")";
            case 2, 3 -> "(" + bool(depth - 1) + " || " + bool(depth - 1) + ")";
            case 4 -> "!(" + bool(depth - 1) + ")";
            case 5, 6, 7 -> "(" + scalar(depth - 1) + " " + pick(RELATIONS) + " " + scalar(depth - 1) + ")";
            case 8 -> scalar(depth - 1) + " in [" + scalar(1) + ", " + scalar(0) + ", 'a']";
            case 9 ->
                scalar(depth - 1) + " in "
                        + pick(List.of("list", "st", "record", "nested", "s", "[]", "['a', 'abc', '']"));
            case 10 ->
                "has(" + pick(List.of("record.i", "st.x", "st.deep.s", "missing.x", "s.x", "list.x", "record.n")) + ")";
            case 11 -> text(1) + "." + pick(List.of("startsWith", "endsWith", "contains")) + "(" + text(0) + ")";
            case 12 ->
                text(1) + ".matches(" + pick(List.of("'a'", "'^a.*'", "'[a-c]+$'", "'(?i)B'", "''", "'.😀'")) + ")";
            case 13 ->
                pick(List.of("list", "nested", "[1, 2]", "s")) + "." + pick(List.of("exists", "all")) + "(e, e == "
                        + scalar(0) + ")";
            default -> "(" + bool(depth - 1) + " ? " + bool(depth - 1) + " : " + bool(depth - 1) + ")";
        };
    }

    private String scalar(int depth) {
        if (depth <= 0) {
            return random.nextInt(3) == 0 ? "(" + pick(LITERALS) + ")" : pick(FIELDS);
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                "(" + scalar(depth - 1) + pick(List.of(" + ", " - ", " * ", " / ", " % ")) + scalar(depth - 1) + ")";
            case 3 -> "size(" + pick(List.of("s", "t", "list", "st", "n", "i", "'ä😀'", "record")) + ")";
            case 4 -> pick(List.of("s", "list", "st", "b")) + ".size()";
            case 5 -> "(" + bool(depth - 1) + " ? " + scalar(depth - 1) + " : " + scalar(depth - 1) + ")";
            case 6 -> pick(List.of("int", "double", "string", "dyn", "type")) + "(" + scalar(depth - 1) + ")";
            case 7 -> pick(List.of("list", "st", "nested", "nested[0]", "record", "[list, list]", "{'a': i}"));
            case 8 -> pick(List.of("list", "st", "s", "nested")) + "[" + scalar(depth - 1) + "]";
            case 9 ->
                pick(List.of(
                        "-i", "-(d)", "list + nested", "s + t", "timestamp('2024-01-01T00:00:00Z')", "1u", "b'a'"));
            default -> scalar(0);
        };
    }

    private String text(int depth) {
        return depth > 0 && random.nextInt(4) == 0
                ? "(" + text(0) + " + " + text(0) + ")"
                : pick(List.of(
                        "s", "t", "'a'", "'bc'", "''", "st.deep.s", "i", "metadata.key", "string(i)", "missing"));
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
