package io.weir.chaos.fault;

/** What a fault is done to. One victim suffers one fault at a time. */
public enum Victim {
    TASKMANAGER,
    JOBMANAGER,
    BROKER,
    DATABASE,
    /** The way between flows and the broker. */
    BROKER_LINK,
    /** The way between flows and the database. */
    DATABASE_LINK,
    /** A flow itself: its owner changes it. */
    FLOW
}
