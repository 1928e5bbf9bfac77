package io.weir.chaos.check;

import io.weir.chaos.flow.Target;
import io.weir.chaos.workload.Deliveries;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;

/**
 * Judges a flow that was stopped, by what lies in its targets.
 *
 * @param outside where the targets are
 * @param quiet since when no task of the flow has died
 */
public record Checker(Outside outside, Instant quiet) {

    /**
     * Everything that can be told from outside after a stop.
     *
     * @param observer that looked at the target all the while; it is ended
     * @param counters what the flow says that it did
     */
    public List<Violation> check(
            Expected expected, Deliveries deliveries, Observer observer, Map<String, Long> counters)
            throws SQLException, IOException, ExecutionException, InterruptedException {
        List<Violation> violations = new ArrayList<>();
        violations.addAll(Contents.check(expected, outside.found(expected.flow())));
        violations.addAll(Letters.check(expected, deliveries, outside.letters(expected.flow())));
        violations.addAll(Balance.check(expected, deliveries.count(), counters));
        violations.addAll(observer.end());
        violations.addAll(Leftovers.check(outside, expected.flow(), quiet));
        violations.addAll(strangers(expected));
        return violations;
    }

    /** Even what was aborted must be a record of the workload, unaltered. */
    private List<Violation> strangers(Expected expected) {
        if (expected.flow().target() != Target.KAFKA) {
            return List.of();
        }
        TreeSet<Long> strange = new TreeSet<>();
        try (TopicReader reader =
                TopicReader.uncommitted(outside.brokers(), expected.flow().output())) {
            reader.toEnd().stream()
                    .map(Outside::found)
                    .filter(found ->
                            expected.fate(found.n()).isEmpty() || !found.body().equals(expected.body(found.n())))
                    .forEach(found -> strange.add(found.n()));
        }
        return strange.isEmpty()
                ? List.of()
                : List.of(new Violation(
                        Invariant.I5,
                        "the topic holds records, committed or not, that are not of the load",
                        strange.stream().map(expected::name).toList()));
    }
}
