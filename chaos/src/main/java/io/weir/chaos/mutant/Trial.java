package io.weir.chaos.mutant;

import io.weir.chaos.check.Invariant;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.LetterBox;
import io.weir.chaos.flow.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How a mutant has to show.
 *
 * @param ordeal what its flows go through
 * @param expected the invariants of which at least one must be violated
 * @param flows what each flow writes, and how
 */
record Trial(Ordeal ordeal, Set<Invariant> expected, List<Shape> flows) {
    private static final Shape KAFKA = new Shape(Target.KAFKA, LetterBox.POSTGRES, false);
    private static final Shape LEDGER = new Shape(Target.POSTGRES_LEDGER, LetterBox.FILE, false);
    private static final Shape UPSERT = new Shape(Target.POSTGRES_UPSERT, LetterBox.KAFKA, false);
    private static final Shape DEDUPLICATED = new Shape(Target.KAFKA, LetterBox.KAFKA, true);

    /** The trial of a mutant. */
    static Trial of(Mutant mutant) {
        return switch (mutant) {
            case COMMIT_SKIPPED_ON_RESTORE -> new Trial(Ordeal.KILLS_IN_COMMITS, Set.of(Invariant.I1), List.of(LEDGER));
            case MARKER_NOT_CHECKED -> new Trial(Ordeal.KILLS, Set.of(Invariant.I2), List.of(LEDGER));
            case EPOCH_NOT_CHECKED -> new Trial(Ordeal.LATE_COMMITS, Set.of(Invariant.I8), List.of(LEDGER));
            case STAGING_NOT_CLEANED ->
                new Trial(Ordeal.KILLS_BETWEEN_CHECKPOINTS, Set.of(Invariant.I8), List.of(LEDGER));
            case RETRY_NOT_NOTICED ->
                new Trial(Ordeal.LOST_ANSWERS, Set.of(Invariant.I6, Invariant.I9), List.of(LEDGER));
            case UPSERT_UNGUARDED ->
                new Trial(Ordeal.KILLS_BETWEEN_CHECKPOINTS, Set.of(Invariant.I1, Invariant.I7), List.of(UPSERT));
            case LOST_TRANSACTION_SWALLOWED, COMMIT_CHECK_SAYS_YES ->
                new Trial(Ordeal.LOST_TRANSACTIONS, Set.of(Invariant.I1), List.of(KAFKA));
            case PREFIX_SHARED -> new Trial(Ordeal.KILLS, Set.of(Invariant.I1, Invariant.I9), List.of(KAFKA, KAFKA));
            case TRANSACTIONS_OFF -> new Trial(Ordeal.KILLS, Set.of(Invariant.I2), List.of(KAFKA));
            case OFFSETS_NOT_RESTORED -> new Trial(Ordeal.KILLS, Set.of(Invariant.I1), List.of(KAFKA));
            case COUNTERS_NOT_RESTORED -> new Trial(Ordeal.KILLS, Set.of(Invariant.I3), List.of(KAFKA));
            case UNCOMMITTED_READ, LATE_RECORDS_PASS ->
                new Trial(Ordeal.PEACE, Set.of(Invariant.I5), List.of(DEDUPLICATED));
            case DUPLICATES_FORGOTTEN, MEMORY_TOO_SHORT ->
                new Trial(Ordeal.PEACE, Set.of(Invariant.I2), List.of(DEDUPLICATED));
            case DEAD_LETTERS_DROPPED, DEAD_LETTERS_ALTERED ->
                new Trial(Ordeal.PEACE, Set.of(Invariant.I6), List.of(DEDUPLICATED));
            case REJECTED_ROWS_LOST -> new Trial(Ordeal.PEACE, Set.of(Invariant.I6), List.of(LEDGER));
            case SECRET_LOGGED -> new Trial(Ordeal.PEACE, Set.of(Invariant.I13), List.of(LEDGER));
        };
    }

    /** Flows of these shapes, with names that begin like this. */
    static List<FlowPlan> named(String prefix, List<Shape> shapes) {
        List<FlowPlan> named = new ArrayList<>();
        for (Shape shape : shapes) {
            named.add(shape.named(prefix + "-" + named.size()));
        }
        return named;
    }

    /** A flow without a name. */
    record Shape(Target target, LetterBox letters, boolean deduplicates) {
        private static final int PARALLELISM = 2;

        FlowPlan named(String prefix) {
            String name = prefix + "-" + target.name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new FlowPlan(name, target, letters, deduplicates, false, PARALLELISM);
        }
    }
}
