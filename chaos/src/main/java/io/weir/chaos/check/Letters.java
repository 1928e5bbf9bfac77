package io.weir.chaos.check;

import io.weir.chaos.workload.Deliveries;
import io.weir.chaos.workload.Fate;
import io.weir.chaos.workload.Item;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds what lies in an errors sink against what must lie there: {@link Invariant#I6}. */
final class Letters {
    private final Expected expected;
    private final Deliveries deliveries;
    private final Set<Long> seen = new HashSet<>();
    private final TreeMap<String, TreeSet<Long>> offenders = new TreeMap<>();

    private Letters(Expected expected, Deliveries deliveries) {
        this.expected = expected;
        this.deliveries = deliveries;
    }

    static List<Violation> check(Expected expected, Deliveries deliveries, List<Letter> found) {
        Letters letters = new Letters(expected, deliveries);
        found.forEach(letters::check);
        return letters.violations();
    }

    private void check(Letter letter) {
        OptionalLong place = deliveries.at(letter.at());
        if (place.isEmpty()) {
            offend("dead letters name a place where no record was", -1);
            return;
        }
        long n = place.getAsLong();
        Item item = expected.item(n);
        if (!seen.add(n)) {
            offend("dead letters came twice", n);
        }
        if (!expected.fate(n).map(Fate::isLetter).orElse(false)) {
            offend("dead letters of records that are fine (code " + letter.code() + ")", n);
        } else if (!letter.code().equals(item.code())) {
            offend("dead letters have code " + letter.code() + " instead of " + item.code(), n);
        }
        if (!letter.holds(item.value())) {
            offend("dead letters do not hold the original bytes", n);
        }
    }

    private List<Violation> violations() {
        TreeSet<Long> missing = new TreeSet<>(expected.of(Fate.DEAD_LETTERED));
        missing.addAll(expected.of(Fate.LATE));
        missing.removeAll(seen);
        missing.forEach(n -> offend("dead letters are missing", n));
        List<Violation> violations = new ArrayList<>();
        offenders.forEach((what, numbers) -> violations.add(new Violation(
                Invariant.I6,
                numbers.size() + " " + what,
                numbers.stream().limit(5).map(expected::name).toList())));
        return violations;
    }

    private void offend(String what, long n) {
        offenders.computeIfAbsent(what, unseen -> new TreeSet<>()).add(n);
    }
}
