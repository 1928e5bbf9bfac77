package io.weir.flink.connector.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sets of columns that the rows of a batch fill. Each set is applied with one statement, so absent fields take their
 * defaults; sets are applied in the order of their indexes.
 *
 * <p>When rows replace each other, a later row of another set must be applied later: it gets a set of its own in the next
 * round.
 */
final class Shapes {
    private static final int NONE = -1;

    private final List<List<String>> columns = new ArrayList<>();
    private final Map<Slot, Integer> indexes = new HashMap<>();
    private final Map<List<String>, Slot> lastByKey = new HashMap<>();
    private Slot usual = new Slot(0, List.of());
    private int usualIndex = NONE;

    /** The index of the row's set of columns. */
    @SuppressWarnings("ReferenceEquality") // rows that follow each other share the list; another equal one is found too
    int indexOf(Row row) {
        if (row.columns() != usual.columns()) {
            usual = new Slot(0, row.columns());
            usualIndex = NONE;
        }
        Slot slot = row.key().isEmpty() ? usual : slot(row);
        if (slot != usual) {
            return index(slot);
        }
        if (usualIndex == NONE) {
            usualIndex = index(slot);
        }
        return usualIndex;
    }

    private Slot slot(Row row) {
        Slot last = lastByKey.putIfAbsent(row.key(), usual);
        if (last == null || last.columns().equals(row.columns())) {
            return last == null ? usual : last;
        }
        Slot next = new Slot(last.round() + 1, row.columns());
        lastByKey.put(row.key(), next);
        return next;
    }

    private int index(Slot slot) {
        return indexes.computeIfAbsent(slot, added -> {
            columns.add(added.columns());
            return columns.size() - 1;
        });
    }

    /** The sets by index. */
    List<List<String>> columns() {
        return List.copyOf(columns);
    }

    /** The indexes, in the order in which the sets must be applied. */
    List<Integer> order() {
        return indexes.entrySet().stream()
                .sorted((a, b) -> a.getKey().round() != b.getKey().round()
                        ? Integer.compare(a.getKey().round(), b.getKey().round())
                        : Integer.compare(a.getValue(), b.getValue()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private record Slot(int round, List<String> columns) {}
}
