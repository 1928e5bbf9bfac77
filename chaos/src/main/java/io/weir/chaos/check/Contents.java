package io.weir.chaos.check;

import io.weir.chaos.workload.Fate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Holds what lies in a target against what must lie there: {@link Invariant#I1}, I2, I4 and I5. */
final class Contents {
    private final Expected expected;
    private final List<Found> found;
    private final List<Violation> violations = new ArrayList<>();

    private Contents(Expected expected, List<Found> found) {
        this.expected = expected;
        this.found = found;
    }

    /** {@code found} is in the order of the target, as far as it has one. */
    static List<Violation> check(Expected expected, List<Found> found) {
        Contents contents = new Contents(expected, found);
        if (expected.flow().target().keepsLatestOnly()) {
            contents.latest();
        } else {
            contents.all();
        }
        contents.unaltered();
        if (expected.flow().keepsOrder()) {
            contents.inOrder();
        }
        return contents.violations;
    }

    private void all() {
        Set<Long> once = new HashSet<>();
        Set<Long> twice = new TreeSet<>();
        found.stream().map(Found::n).filter(n -> !once.add(n)).forEach(twice::add);
        Set<Long> missing = new TreeSet<>(expected.of(Fate.OUT));
        missing.removeAll(once);
        report(Invariant.I1, "records are missing in the target", missing);
        report(Invariant.I2, "records are in the target more than once", twice);
    }

    private void latest() {
        Map<String, Long> rows = new HashMap<>();
        found.stream()
                .filter(row -> expected.fate(row.n()).isPresent())
                .forEach(row -> rows.put(expected.item(row.n()).key(), row.n()));
        Set<Long> missing = new TreeSet<>();
        Set<Long> stale = new TreeSet<>();
        expected.latest().forEach((key, n) -> {
            Long row = rows.get(key);
            if (row == null) {
                missing.add(n);
            } else if (row < n) {
                stale.add(row);
            }
        });
        report(Invariant.I1, "keys have no row in the target", missing);
        report(Invariant.I1, "rows hold an older record than the last one of their key", stale);
    }

    private void unaltered() {
        Set<Long> repeated = new TreeSet<>();
        Set<Long> unwanted = new TreeSet<>();
        Set<Long> altered = new TreeSet<>();
        for (Found record : found) {
            Optional<Fate> fate = expected.fate(record.n());
            if (fate.isPresent() && fate.get() == Fate.DEDUPLICATED) {
                repeated.add(record.n());
            } else if (fate.isEmpty() || fate.get() != Fate.OUT) {
                unwanted.add(record.n());
            } else if (!record.body().equals(expected.body(record.n()))) {
                altered.add(record.n());
            }
        }
        report(Invariant.I2, "duplicates passed", repeated);
        report(Invariant.I5, "records are in the target that do not belong there", unwanted);
        report(Invariant.I5, "records were altered on the way", altered);
    }

    private void inOrder() {
        Map<String, Long> last = new HashMap<>();
        Set<Long> early = new TreeSet<>();
        for (Found record : found) {
            if (expected.fate(record.n()).isPresent()) {
                Long before = last.put(expected.item(record.n()).key(), record.n());
                if (before != null && before > record.n()) {
                    early.add(record.n());
                }
            }
        }
        report(Invariant.I4, "records come after a later one of their key", early);
    }

    private void report(Invariant invariant, String what, Set<Long> offenders) {
        if (!offenders.isEmpty()) {
            violations.add(new Violation(
                    invariant,
                    offenders.size() + " " + what,
                    offenders.stream().limit(5).map(expected::name).toList()));
        }
    }
}
