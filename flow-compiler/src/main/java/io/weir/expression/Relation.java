package io.weir.expression;

import io.weir.expression.slot.Verdict;

/** How two values may stand to each other. */
enum Relation {
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /** Whether the order that {@code comparison} tells, in the manner of a comparator, is this relation. */
    boolean holds(int comparison) {
        return switch (this) {
            case EQUAL -> comparison == 0;
            case NOT_EQUAL -> comparison != 0;
            case LESS -> comparison < 0;
            case AT_MOST -> comparison <= 0;
            case GREATER -> comparison > 0;
            case AT_LEAST -> comparison >= 0;
        };
    }

    /** This relation over raw values. */
    Verdict verdict() {
        return switch (this) {
            case EQUAL -> Verdict.SAME;
            case NOT_EQUAL -> Verdict.NOT_SAME;
            default -> Verdict.order(holds(-1), holds(0), holds(1));
        };
    }

    /** The relation with its sides exchanged. */
    Relation turned() {
        return switch (this) {
            case LESS -> GREATER;
            case AT_MOST -> AT_LEAST;
            case GREATER -> LESS;
            case AT_LEAST -> AT_MOST;
            default -> this;
        };
    }
}
