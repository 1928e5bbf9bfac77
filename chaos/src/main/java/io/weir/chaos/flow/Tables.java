package io.weir.chaos.flow;

import java.util.ArrayList;
import java.util.List;

/** The tables that a flow under test writes, as its owner would make them. */
public final class Tables {
    private static final String COLUMNS = """
              n bigint not null,
              id text not null,
              key text not null %s,
              word text not null references words (word),
              amount numeric(12,2) not null,
              at timestamptz not null,
              card_number varchar(16) not null,
              checksum char(8) not null""";

    private Tables() {}

    /** A table that all others refer to: it refuses words that it does not hold. */
    public static List<String> common() {
        return List.of(
                "create table words (word text primary key)",
                "insert into words values ('paid'), ('shipped'), ('extra')");
    }

    /** The statements that make the tables of a flow. Without a unique key, so that a record that comes twice shows. */
    public static List<String> of(FlowPlan flow) {
        List<String> statements = new ArrayList<>();
        if (flow.target() == Target.POSTGRES_LEDGER) {
            statements.add("create table " + flow.output() + " (\n" + COLUMNS.formatted("")
                    + ",\n  place bigint generated always as identity)");
        }
        if (flow.target() == Target.POSTGRES_UPSERT) {
            statements.add("create table " + flow.output() + " (\n" + COLUMNS.formatted("primary key")
                    + ",\n  _weir_origin text,\n  _weir_position bigint)");
        }
        if (flow.letters() == LetterBox.POSTGRES) {
            statements.add("create table " + flow.errors() + " (data jsonb not null)");
        }
        return statements;
    }
}
