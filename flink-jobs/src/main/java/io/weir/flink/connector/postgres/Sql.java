package io.weir.flink.connector.postgres;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names inside SQL text. Values never come this way: they are bound or sent by COPY. */
final class Sql {
    private Sql() {}

    /** A name as an identifier that means exactly this name. */
    static String name(String name) {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an identifier cannot hold a zero byte");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text of the sink's own, never a value of a record, as a literal. */
    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Names as a list of identifiers. */
    static String names(Collection<String> names) {
        return names.stream().map(Sql::name).collect(Collectors.joining(", "));
    }
}
