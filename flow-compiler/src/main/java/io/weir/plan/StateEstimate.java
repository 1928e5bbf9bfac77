package io.weir.plan;

import io.weir.option.DurationText;
import io.weir.udf.Keyed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much a keyed node remembers.
 *
 * @param kept how long a key stays, in event time; empty when for ever
 * @param rate of new keys
 * @param bytesPerKey in memory and in a checkpoint
 */
record StateEstimate(NodeId node, Optional<Duration> kept, Rate rate, int bytesPerKey) {
    /** A slot of 16 bytes in a table that is never quite full. */
    private static final int FINGERPRINT = 20;

    /** A key of some twenty characters, what is remembered of it, its timer, and what a state backend adds. */
    private static final int WHOLE_KEY = 250;

    private static final int KILO = 1000;
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");

    static List<StateEstimate> of(Plan plan, Rate rate) {
        return plan.nodes().stream()
                .filter(Remember.class::isInstance)
                .map(Remember.class::cast)
                .map(remember -> of(remember.id(), remember.use(), plan.eventTime(), rate))
                .toList();
    }

    private static <O extends Record> StateEstimate of(NodeId node, Remember.Use<O> use, EventTime time, Rate rate) {
        int bytesPerKey = use.transform().wholeKeys(use.options()) ? WHOLE_KEY : FINGERPRINT;
        return new StateEstimate(node, kept(use, time), rate, bytesPerKey);
    }

    /** A key is forgotten when the watermark says so, which trails the records. */
    private static <O extends Record> Optional<Duration> kept(Remember.Use<O> use, EventTime time) {
        Keyed<O> transform = use.transform();
        return transform.retention(use.options()).map(retention -> retention.plus(time.outOfOrderness()));
    }

    /** The size of a checkpoint once as much is forgotten as is remembered; empty when that never happens. */
    Optional<Double> bytes() {
        return kept.map(time -> (double) bytesPerKey * rate.perSecond() * time.toMillis() / KILO);
    }

    /** One line, with what it assumes. */
    String text() {
        String keys = "%d new keys per second%s".formatted(rate.perSecond(), rate.assumed() ? " (assumed)" : "");
        return bytes().map(bytes -> "about %s = %s × %s of event time × %d bytes per key"
                        .formatted(amount(bytes), keys, DurationText.of(kept.orElseThrow()), bytesPerKey))
                .orElseGet(() -> "grows by about %s per day = %s × %d bytes per key, never forgotten"
                        .formatted(amount(growthPerDay()), keys, bytesPerKey));
    }

    private double growthPerDay() {
        return (double) bytesPerKey * rate.perSecond() * Duration.ofDays(1).toSeconds();
    }

    /** With one digit behind the point and a decimal unit: {@code 8.6 GB}. */
    private static String amount(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < UNITS.size() - 1) {
            value /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }
}
