package io.weir.bench.fuzz;

import java.util.List;
import java.util.Random;

/** Field names and paths: few, so that flows and records meet, and with all that steps may trip over. */
final class Names {
    private static final List<String> FIELDS = List.of(
            "id",
            "userId",
            "user_id",
            "UserId",
            "status",
            "amount",
            "customer",
            "items",
            "createdAt",
            "created_at",
            "at",
            "customer.email",
            "é",
            "XMLName",
            "xml_name",
            "_",
            "a name that is longer than two words",
            "0");

    private static final List<String> INNER = List.of("email", "Email", "name", "sku", "userId", "user_id", "0", "é");

    private Names() {}

    /** A name of a field at the root. */
    static String field(Random random) {
        return pick(FIELDS, random);
    }

    /** A name of a field of an object inside a record. */
    static String inner(Random random) {
        return pick(INNER, random);
    }

    /** A path as specs write it. */
    static String path(Random random) {
        String root = field(random).replace(".", "\\.");
        return switch (random.nextInt(8)) {
            case 0 -> root + "." + inner(random);
            case 1 -> pick(List.of("customer", "items"), random) + "." + inner(random);
            case 2 -> "items." + random.nextInt(3);
            case 3 -> "items." + random.nextInt(2) + "." + inner(random);
            case 4 -> "customer.email";
            default -> root;
        };
    }

    static <T> T pick(List<T> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }
}
