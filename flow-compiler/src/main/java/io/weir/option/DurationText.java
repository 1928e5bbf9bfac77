package io.weir.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as specs write them: {@code 500ms}, {@code 5s}, {@code 1h30m}, {@code 2d}, and ISO 8601. */
public final class DurationText {
    private static final Pattern PART = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)(ns|us|µs|ms|s|m|h|d)");
    private static final Map<String, Long> NANOS = units();
    private static final int NANO_DIGITS = 9;

    private DurationText() {}

    /** The length of time; absent when the text is none, or when it is negative or longer than 292 years. */
    public static Optional<Duration> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        return trimmed.startsWith("P") ? iso(trimmed) : parts(trimmed);
    }

    /** The shortest text for it: {@code 90s} is {@code 1m30s}, {@code 2100ms} is {@code 2.1s}. */
    public static String of(Duration duration) {
        StringBuilder text = new StringBuilder();
        long rest = duration.toNanos();
        for (Map.Entry<String, Long> unit : NANOS.entrySet()) {
            long count = rest / unit.getValue();
            if (count > 0 && unit.getKey().equals("s")) {
                BigDecimal seconds = BigDecimal.valueOf(rest, NANO_DIGITS).stripTrailingZeros();
                return text.append(seconds.toPlainString()).append('s').toString();
            }
            if (count > 0) {
                text.append(count).append(unit.getKey());
                rest -= count * unit.getValue();
            }
        }
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static Optional<Duration> iso(String text) {
        try {
            long nanos = Duration.parse(text).toNanos();
            return nanos < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
        } catch (DateTimeParseException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> parts(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        while (part.lookingAt()) {
            String unit = part.group(2).equals("µs") ? "us" : part.group(2);
            long factor = NANOS.getOrDefault(unit, 0L);
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(factor)));
            end = part.end();
            part.region(end, text.length());
        }
        boolean fits = end > 0 && end == text.length() && nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
        return fits ? Optional.of(Duration.ofNanos(nanos.longValue())) : Optional.empty();
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("d", Duration.ofDays(1).toNanos());
        units.put("h", Duration.ofHours(1).toNanos());
        units.put("m", Duration.ofMinutes(1).toNanos());
        units.put("s", Duration.ofSeconds(1).toNanos());
        units.put("ms", Duration.ofMillis(1).toNanos());
        units.put("us", 1000L);
        units.put("ns", 1L);
        return units;
    }
}
