package io.weir.source;

import java.util.List;
import java.util.Random;

/** Writes random trees as JSON or YAML, in random layouts. The same seed gives the same text. */
final class SpecGenerator {
    private static final List<String> TEXTS =
            List.of("x", "a b", "", "é", "😀", "say \\\"hi\\\"", "tab\\there", "1", "true", "#no");
    private static final List<String> SCALARS = List.of("true", "false", "null", "0", "-12", "1.50", "6.02e23");
    private static final int DEEPEST = 4;

    private final Random random;

    SpecGenerator(long seed) {
        this.random = new Random(seed);
    }

    String json() {
        return blank() + jsonObject(0) + blank();
    }

    String yaml() {
        return (random.nextBoolean() ? "# a comment\n" : "") + yamlObject(0, "");
    }

    private String jsonValue(int depth) {
        int kind = random.nextInt(depth < DEEPEST ? 4 : 2);
        return switch (kind) {
            case 0 -> pick(SCALARS);
            case 1 -> "\"" + pick(TEXTS) + "\"";
            case 2 -> jsonList(depth);
            default -> jsonObject(depth);
        };
    }

    private String jsonList(int depth) {
        StringBuilder list = new StringBuilder("[").append(blank());
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            list.append(i > 0 ? "," : "")
                    .append(blank())
                    .append(jsonValue(depth + 1))
                    .append(blank());
        }
        return list.append(']').toString();
    }

    private String jsonObject(int depth) {
        StringBuilder object = new StringBuilder("{").append(blank());
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            object.append(i > 0 ? "," : "")
                    .append(blank())
                    .append('"')
                    .append(pick(TEXTS))
                    .append(i)
                    .append('"');
            object.append(blank())
                    .append(':')
                    .append(blank())
                    .append(jsonValue(depth + 1))
                    .append(blank());
        }
        return object.append('}').toString();
    }

    private String yamlObject(int depth, String indent) {
        StringBuilder object = new StringBuilder();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            object.append(indent).append("key").append(i).append(':').append(yamlValue(depth, indent));
        }
        return object.toString();
    }

    private String yamlValue(int depth, String indent) {
        int kind = random.nextInt(depth < DEEPEST ? 9 : 6);
        String end = random.nextInt(4) == 0 ? "   # why\n" : "\n";
        return switch (kind) {
            case 0 -> " " + pick(SCALARS) + end;
            case 1 -> " plain text 😀" + end;
            case 2 -> " \"" + pick(TEXTS) + "\"" + end;
            case 3 -> " 'it''s'" + end;
            case 4 -> " |\n" + indent + "  line one\n" + indent + "  line two\n\n";
            case 5 -> " [1, {a: b}, \"c\"]" + end;
            case 6 -> "\n" + yamlList(depth, indent);
            default -> end + yamlObject(depth + 1, indent + "  ");
        };
    }

    private String yamlList(int depth, String indent) {
        StringBuilder list = new StringBuilder();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            list.append(indent).append('-').append(yamlValue(depth + 1, indent + "  "));
        }
        return list.toString();
    }

    private String blank() {
        return pick(List.of("", "", " ", "\n  ", "\r\n", "\t"));
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
