package io.weir.flink.connector.postgres;

/**
 * A column as the catalog describes it.
 *
 * @param type as in DDL: {@code numeric(10,2)}
 * @param kind how a JSON value becomes its text
 * @param generated the database computes it; nothing can be written to it
 */
record Column(String name, String type, Kind kind, boolean generated, boolean notNull) {
    /** How values of a type are written. */
    enum Kind {
        JSON,
        INTEGER,
        BYTES,
        ARRAY,
        TEXT,
        OTHER
    }

    static Kind kind(String baseType, String category) {
        return switch (baseType) {
            case "json", "jsonb" -> Kind.JSON;
            case "int2", "int4", "int8" -> Kind.INTEGER;
            case "bytea" -> Kind.BYTES;
            default -> category.equals("A") ? Kind.ARRAY : category.equals("S") ? Kind.TEXT : Kind.OTHER;
        };
    }
}
