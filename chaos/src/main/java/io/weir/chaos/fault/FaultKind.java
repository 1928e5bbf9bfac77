package io.weir.chaos.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be done to running flows. */
public enum FaultKind {
    KILL_TASKMANAGER(Victim.TASKMANAGER, Act.KILL, 10),
    KILL_JOBMANAGER(Victim.JOBMANAGER, Act.KILL, 5),
    KILL_BROKER(Victim.BROKER, Act.KILL, 5),
    KILL_DATABASE(Victim.DATABASE, Act.KILL, 5),
    FREEZE_TASKMANAGER(Victim.TASKMANAGER, Act.FREEZE, 4),
    FREEZE_JOBMANAGER(Victim.JOBMANAGER, Act.FREEZE, 2),
    FREEZE_BROKER(Victim.BROKER, Act.FREEZE, 3),
    FREEZE_DATABASE(Victim.DATABASE, Act.FREEZE, 3),
    SEVER_BROKER(Victim.BROKER_LINK, Act.SEVER, 4),
    SEVER_DATABASE(Victim.DATABASE_LINK, Act.SEVER, 5),
    CUT_BROKER(Victim.BROKER_LINK, Act.CUT, 4),
    CUT_DATABASE(Victim.DATABASE_LINK, Act.CUT, 4),
    DELAY_BROKER(Victim.BROKER_LINK, Act.DELAY, 3),
    DELAY_DATABASE(Victim.DATABASE_LINK, Act.DELAY, 3),
    BLACK_HOLE_BROKER(Victim.BROKER_LINK, Act.BLACK_HOLE, 3),
    BLACK_HOLE_DATABASE(Victim.DATABASE_LINK, Act.BLACK_HOLE, 3),
    LOSE_BROKER_ANSWER(Victim.BROKER_LINK, Act.LOSE_ANSWER, 6),
    LOSE_DATABASE_ANSWER(Victim.DATABASE_LINK, Act.LOSE_ANSWER, 6),
    /** Stop with savepoint, and start with another number of tasks. */
    RESCALE(Victim.FLOW, Act.CHANGE, 4),
    /** More partitions for the source, and a restart that finds them. */
    GROW(Victim.FLOW, Act.CHANGE, 2),
    /** Stop with savepoint, and start with one filter more. */
    UPGRADE(Victim.FLOW, Act.CHANGE, 3),
    /** The same flow is submitted again while it runs. */
    SECOND_JOB(Victim.FLOW, Act.CHANGE, 1);

    private final Victim victim;
    private final Act act;
    private final int weight;

    FaultKind(Victim victim, Act act, int weight) {
        this.victim = victim;
        this.act = act;
        this.weight = weight;
    }

    /** What it is done to. */
    public Victim victim() {
        return victim;
    }

    /** What is done. */
    public Act act() {
        return act;
    }

    /** How often it is chosen, relative to the others. */
    int weight() {
        return weight;
    }

    /** For people and options: {@code kill-taskmanager}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Those that something outside of the flows suffers. */
    public static List<FaultKind> physical() {
        return Arrays.stream(values())
                .filter(kind -> kind.victim != Victim.FLOW)
                .toList();
    }

    /** What is done to a victim. */
    public enum Act {
        /** SIGKILL; a new process follows. */
        KILL,
        /** SIGSTOP, and SIGCONT later. */
        FREEZE,
        /** All connections are reset once. */
        SEVER,
        /** All connections are reset, and new ones are refused for a while. */
        CUT,
        /** Everything arrives later. */
        DELAY,
        /** Everything is taken, and nothing delivered. */
        BLACK_HOLE,
        /** The answer to a commit does not arrive. */
        LOSE_ANSWER,
        /** Its owner changes it, on purpose. */
        CHANGE
    }
}
