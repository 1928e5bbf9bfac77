package io.weir.chaos.workload;

/** What is special about a generated record. What becomes of it depends on the flow too: see {@link Oracle}. */
public enum Kind {
    /** Nothing: it must arrive. */
    PLAIN,
    /** Plain as well, but a filter that a flow gets while it runs takes it out. */
    EXTRA,
    /** A filter takes it out. */
    FILTERED,
    /** Has the id of a plain record before it. */
    DUPLICATE,
    /** Its event time is days before that of its neighbours. */
    LATE,
    /** No flow can read it. */
    POISON,
    /** A good record, larger than a topic takes. */
    GIANT,
    /** A good record that a database does not take. */
    REFUSED
}
