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
 */
record StateEstimate(NodeId node, Optional<Duration> kept, Rate rate) {
    /** Of one key in a checkpoint: fingerprint, what is remembered, timer, and what a state backend adds. */
    static final int BYTES_PER_KEY = 100;

    private static final int KILO = 1000;
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB", "EB");

    static List<StateEstimate> of(Plan plan, Rate rate) {
        return plan.nodes().stream()
                .filter(Remember.class::isInstance)
                .map(Remember.class::cast)
                .map(remember -> new StateEstimate(remember.id(), kept(remember.use(), plan.eventTime()), rate))
                .toList();
    }

    /** A key is forgotten when the watermark says so, which trails the records. */
    private static <O extends Record> Optional<Duration> kept(Remember.Use<O> use, EventTime time) {
        Keyed<O> transform = use.transform();
        return transform.retention(use.options()).map(retention -> retention.plus(time.outOfOrderness()));
    }

    /** The size of a checkpoint once as much is forgotten as is remembered; empty when that never happens. */
    Optional<Double> bytes() {
        return kept.map(time -> (double) BYTES_PER_KEY * rate.perSecond() * time.toMillis() / KILO);
    }

    /** One line, with what it assumes. */
    String text() {
        String keys = "%d new keys per second%s".formatted(rate.perSecond(), rate.assumed() ? " (assumed)" : "");
        return bytes().map(bytes -> "about %s = %s × %s of event time × %d bytes per key"
                        .formatted(amount(bytes), keys, DurationText.of(kept.orElseThrow()), BYTES_PER_KEY))
                .orElseGet(() -> "grows by about %s per day = %s × %d bytes per key, never forgotten"
                        .formatted(amount(growthPerDay()), keys, BYTES_PER_KEY));
    }

    private double growthPerDay() {
        return (double) BYTES_PER_KEY * rate.perSecond() * Duration.ofDays(1).toSeconds();
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
