package io.weir.cli;

import io.weir.flink.replay.KeptLetter;
import io.weir.record.Letter;
import io.weir.record.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Dead letters, counted by code and stage. */
final class LetterCensus {
    private static final int SAMPLES = 3;
    private static final int SHORT_ID = 12;

    private final Map<Reason, Group> groups = new TreeMap<>();

    /** Counts a letter. */
    void add(KeptLetter letter) {
        Reason reason = new Reason(
                letter.letter().refused().code(), letter.letter().refused().stage());
        groups.computeIfAbsent(reason, unseen -> new Group()).add(letter);
    }

    /** {@code 500, 120 of them replayed}. */
    String summary() {
        long replayed =
                groups.values().stream().mapToLong(group -> group.replayed).sum();
        return letters()
                + (replayed == 0
                        ? ", none replayed"
                        : replayed == letters() ? ", all replayed" : ", " + replayed + " replayed");
    }

    long letters() {
        return groups.values().stream().mapToLong(group -> group.letters).sum();
    }

    /** One line per reason, and samples below it. */
    String table() {
        StringBuilder table = new StringBuilder();
        int code = width(
                "code".length(), groups.keySet().stream().map(Reason::code).toList());
        int stage = width(
                "stage".length(), groups.keySet().stream().map(Reason::stage).toList());
        String row = "%-" + code + "s  %-" + stage + "s  %8s  %8s  %-24s  %s%n";
        if (!groups.isEmpty()) {
            table.append(String.format(Locale.ROOT, row, "code", "stage", "letters", "replayed", "first", "last"));
        }
        groups.forEach((reason, group) -> {
            table.append(String.format(
                    Locale.ROOT,
                    row,
                    reason.code(),
                    reason.stage(),
                    group.letters,
                    group.replayed,
                    group.first,
                    group.last));
            group.samples.forEach(
                    sample -> table.append("  ").append(line(sample)).append(System.lineSeparator()));
        });
        return table.toString();
    }

    /** The table as JSON. */
    Value groups() {
        List<Value> all = new ArrayList<>();
        groups.forEach((reason, group) -> all.add(json(reason, group)));
        return new Value.Sequence(all);
    }

    private static Value json(Reason reason, Group group) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("code", new Value.Text(reason.code()));
        fields.put("stage", new Value.Text(reason.stage()));
        fields.put("letters", Value.Numeric.of(group.letters));
        fields.put("replayed", Value.Numeric.of(group.replayed));
        fields.put("first", new Value.Text(group.first.toString()));
        fields.put("last", new Value.Text(group.last.toString()));
        fields.put(
                "samples",
                new Value.Sequence(group.samples.stream()
                        .<Value>map(letter -> Value.Struct.empty()
                                .with("id", new Value.Text(letter.id()))
                                .with("place", new Value.Text(LetterFields.place(letter)))
                                .with("message", new Value.Text(letter.refused().message())))
                        .toList()));
        return new Value.Struct(fields);
    }

    private static String line(Letter letter) {
        return letter.id().substring(0, Math.min(SHORT_ID, letter.id().length())) + "  " + LetterFields.place(letter)
                + "  " + letter.refused().message();
    }

    private static int width(int least, List<String> texts) {
        return texts.stream().mapToInt(String::length).reduce(least, Math::max);
    }

    private record Reason(String code, String stage) implements Comparable<Reason> {
        @Override
        public int compareTo(Reason other) {
            int byCode = code.compareTo(other.code);
            return byCode != 0 ? byCode : stage.compareTo(other.stage);
        }
    }

    private static final class Group {
        private final List<Letter> samples = new ArrayList<>();
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private long letters;
        private long replayed;

        void add(KeptLetter kept) {
            Instant at = Instant.ofEpochMilli(kept.letter().refused().failedAt());
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
            letters++;
            if (kept.replayedAt().isPresent()) {
                replayed++;
            } else if (samples.size() < SAMPLES) {
                samples.add(kept.letter());
            }
        }
    }
}
