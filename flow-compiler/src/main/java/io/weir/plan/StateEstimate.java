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
 * @param text one line, with what it assumes
 */
record StateEstimate(NodeId node, String text) {
    /** Fingerprint, remembered number, timer, and what a state backend adds to each. */
    private static final int BYTES_PER_KEY = 100;

    private static final int KEYS_PER_SECOND = 1000;
    private static final int KILO = 1000;
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB", "PB");

    static List<StateEstimate> of(Plan plan) {
        return plan.nodes().stream()
                .filter(Remember.class::isInstance)
                .map(Remember.class::cast)
                .map(remember -> new StateEstimate(remember.id(), line(remember.use())))
                .toList();
    }

    private static <O extends Record> String line(Remember.Use<O> use) {
        Keyed<O> transform = use.transform();
        Optional<Duration> retention = transform.retention(use.options());
        if (retention.isEmpty()) {
            return "about %d bytes per key, never forgotten: grows with the number of keys".formatted(BYTES_PER_KEY);
        }
        double bytes =
                (double) BYTES_PER_KEY * KEYS_PER_SECOND * retention.get().toSeconds();
        return "about %d bytes per key, forgotten after %s of event time: %s at %d new keys per second"
                .formatted(BYTES_PER_KEY, DurationText.of(retention.get()), bytes(bytes), KEYS_PER_SECOND);
    }

    /** With one digit behind the point and a decimal unit: {@code 8.6 GB}. */
    private static String bytes(double bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= KILO && unit < UNITS.size() - 1) {
            value /= KILO;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }
}
