package io.weir.chaos.flow;

/** Where a flow under test puts its records. */
public enum Target {
    /** A topic, one transaction per checkpoint. */
    KAFKA("kafka exactly-once"),
    /** A table, appended through the ledger. */
    POSTGRES_LEDGER("postgresql ledger"),
    /** A table, upserted by key and guarded by the source's position. */
    POSTGRES_UPSERT("postgresql upsert"),
    /** Files, renamed when their checkpoint is complete. */
    FILE("file");

    private final String label;

    Target(String label) {
        this.label = label;
    }

    /** For reports. */
    public String label() {
        return label;
    }

    /** A message of the target may be too large for it. */
    public boolean isTopic() {
        return this == KAFKA;
    }

    /** The target has types and constraints. */
    public boolean isTable() {
        return this == POSTGRES_LEDGER || this == POSTGRES_UPSERT;
    }

    /** A later record of a key replaces an earlier one. */
    public boolean keepsLatestOnly() {
        return this == POSTGRES_UPSERT;
    }
}
