package io.weir.record;

/** What happened to the row that a record describes; streams of facts have inserts only. */
public enum Operation {
    INSERT,
    UPDATE,
    DELETE
}
