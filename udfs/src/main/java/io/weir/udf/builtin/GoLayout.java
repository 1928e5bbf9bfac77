package io.weir.udf.builtin;

import static java.time.temporal.ChronoField.AMPM_OF_DAY;
import static java.time.temporal.ChronoField.CLOCK_HOUR_OF_AMPM;
import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.DAY_OF_WEEK;
import static java.time.temporal.ChronoField.DAY_OF_YEAR;
import static java.time.temporal.ChronoField.HOUR_OF_DAY;
import static java.time.temporal.ChronoField.INSTANT_SECONDS;
import static java.time.temporal.ChronoField.MICRO_OF_SECOND;
import static java.time.temporal.ChronoField.MILLI_OF_SECOND;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.NANO_OF_SECOND;
import static java.time.temporal.ChronoField.SECOND_OF_MINUTE;
import static java.time.temporal.ChronoField.YEAR;
import static java.util.Map.entry;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A layout of Go's time package, for output in UTC: the reference time 2006-01-02T15:04:05Z07:00 written in the wanted way, or the
 * name of a well-known layout.
 *
 * @see <a href="https://pkg.go.dev/time#pkg-constants">Go, package time, constants</a>
 */
final class GoLayout {
    private static final Map<String, String> NAMED = Map.ofEntries(
            entry("ANSIC", "Mon Jan _2 15:04:05 2006"),
            entry("UnixDate", "Mon Jan _2 15:04:05 MST 2006"),
            entry("RubyDate", "Mon Jan 02 15:04:05 -0700 2006"),
            entry("RFC822", "02 Jan 06 15:04 MST"),
            entry("RFC822Z", "02 Jan 06 15:04 -0700"),
            entry("RFC850", "Monday, 02-Jan-06 15:04:05 MST"),
            entry("RFC1123", "Mon, 02 Jan 2006 15:04:05 MST"),
            entry("RFC1123Z", "Mon, 02 Jan 2006 15:04:05 -0700"),
            entry("RFC3339", "2006-01-02T15:04:05Z07:00"),
            entry("RFC3339Nano", "2006-01-02T15:04:05.999999999Z07:00"),
            entry("Kitchen", "3:04PM"),
            entry("Stamp", "Jan _2 15:04:05"),
            entry("StampMilli", "Jan _2 15:04:05.000"),
            entry("StampMicro", "Jan _2 15:04:05.000000"),
            entry("StampNano", "Jan _2 15:04:05.000000000"),
            entry("DateTime", "2006-01-02 15:04:05"),
            entry("DateOnly", "2006-01-02"),
            entry("TimeOnly", "15:04:05"));

    private static final Map<String, Consumer<DateTimeFormatterBuilder>> EPOCHS = Map.of(
            "Unix", to -> to.appendValue(INSTANT_SECONDS),
            "UnixMilli", to -> to.appendValue(INSTANT_SECONDS).appendValue(MILLI_OF_SECOND, 3),
            "UnixMicro", to -> to.appendValue(INSTANT_SECONDS).appendValue(MICRO_OF_SECOND, 6),
            "UnixNano", to -> to.appendValue(INSTANT_SECONDS).appendValue(NANO_OF_SECOND, 9));

    /** Offsets are constant because the output is always in UTC. */
    private static final Map<String, Consumer<DateTimeFormatterBuilder>> ELEMENTS = Map.ofEntries(
            entry("2006", to -> to.appendValue(YEAR, 4, 10, SignStyle.NORMAL)),
            entry("_2006", to -> to.appendLiteral('_').appendValue(YEAR, 4, 10, SignStyle.NORMAL)),
            entry("06", to -> to.appendValueReduced(YEAR, 2, 2, 2000)),
            entry("January", text(MONTH_OF_YEAR, TextStyle.FULL)),
            entry("Jan", text(MONTH_OF_YEAR, TextStyle.SHORT)),
            entry("01", padded(MONTH_OF_YEAR, 2)),
            entry("1", plain(MONTH_OF_YEAR)),
            entry("Monday", text(DAY_OF_WEEK, TextStyle.FULL)),
            entry("Mon", text(DAY_OF_WEEK, TextStyle.SHORT)),
            entry("02", padded(DAY_OF_MONTH, 2)),
            entry("_2", to -> to.padNext(2).appendValue(DAY_OF_MONTH)),
            entry("2", plain(DAY_OF_MONTH)),
            entry("002", padded(DAY_OF_YEAR, 3)),
            entry("__2", to -> to.padNext(3).appendValue(DAY_OF_YEAR)),
            entry("15", padded(HOUR_OF_DAY, 2)),
            entry("03", padded(CLOCK_HOUR_OF_AMPM, 2)),
            entry("3", plain(CLOCK_HOUR_OF_AMPM)),
            entry("04", padded(MINUTE_OF_HOUR, 2)),
            entry("4", plain(MINUTE_OF_HOUR)),
            entry("05", padded(SECOND_OF_MINUTE, 2)),
            entry("5", plain(SECOND_OF_MINUTE)),
            entry("PM", to -> to.appendText(AMPM_OF_DAY, Map.of(0L, "AM", 1L, "PM"))),
            entry("pm", to -> to.appendText(AMPM_OF_DAY, Map.of(0L, "am", 1L, "pm"))),
            entry("MST", constant("UTC")),
            entry("Z07", constant("Z")),
            entry("Z0700", constant("Z")),
            entry("Z07:00", constant("Z")),
            entry("Z070000", constant("Z")),
            entry("Z07:00:00", constant("Z")),
            entry("-07", constant("+00")),
            entry("-0700", constant("+0000")),
            entry("-07:00", constant("+00:00")),
            entry("-070000", constant("+000000")),
            entry("-07:00:00", constant("+00:00:00")));

    private static final List<String> LONGEST_FIRST = ELEMENTS.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
            .toList();

    private static final Pattern FRACTION = Pattern.compile("[.,](0{1,9}|9{1,9})(?![0-9])");

    /** Letters that mean something in the layouts of other languages, and would be copied literally here. */
    private static final Pattern FOREIGN =
            Pattern.compile("%[A-Za-z]|(?<![A-Za-z])(?:[yY]{2,4}|MM|[dD]{2}|[hH]{2}|mm|ss|S{3,9})(?![A-Za-z])");

    private final DateTimeFormatter formatter;
    private final boolean fractions;

    private GoLayout(DateTimeFormatter formatter, boolean fractions) {
        this.formatter = formatter;
        this.fractions = fractions;
    }

    /**
     * The layout that is written, or named.
     *
     * @throws IllegalArgumentException when nothing in it stands for a part of a time; the message is fit for the spec's author
     */
    static GoLayout parse(String layout) {
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder();
        Consumer<DateTimeFormatterBuilder> epoch = EPOCHS.get(layout);
        boolean fractions = !layout.equals("Unix");
        if (epoch != null) {
            epoch.accept(builder);
        } else {
            fractions = append(NAMED.getOrDefault(layout, layout), builder);
        }
        return new GoLayout(builder.toFormatter(Locale.ENGLISH).withZone(ZoneOffset.UTC), fractions);
    }

    String format(Instant time) {
        return formatter.format(time);
    }

    /** Whether times within one second can be written differently. */
    boolean hasFractions() {
        return fractions;
    }

    /** Whether there are fractions of a second in it. */
    private static boolean append(String layout, DateTimeFormatterBuilder builder) {
        StringBuilder literals = new StringBuilder();
        boolean any = false;
        boolean fractions = false;
        int at = 0;
        while (at < layout.length()) {
            int length = appendFraction(layout, at, builder);
            Optional<String> element = length > 0 ? Optional.empty() : elementAt(layout, at);
            if (length > 0 || element.isPresent()) {
                element.map(ELEMENTS::get).ifPresent(found -> found.accept(builder));
                at += element.map(String::length).orElse(length);
                any = true;
                fractions |= length > 0;
                literals.append(' ');
            } else {
                builder.appendLiteral(layout.charAt(at));
                literals.append(layout.charAt(at++));
            }
        }
        if (!any || FOREIGN.matcher(literals).find() || isMisspelledName(layout)) {
            throw new IllegalArgumentException("'" + layout + "' is not a Go time layout");
        }
        return fractions;
    }

    /** As a layout, rfc3339 would be valid: four elements of one digit. */
    private static boolean isMisspelledName(String layout) {
        return Stream.concat(NAMED.keySet().stream(), EPOCHS.keySet().stream()).anyMatch(layout::equalsIgnoreCase);
    }

    private static int appendFraction(String layout, int at, DateTimeFormatterBuilder builder) {
        var matcher = FRACTION.matcher(layout).region(at, layout.length());
        if (!matcher.lookingAt()) {
            return 0;
        }
        int digits = matcher.end() - at - 1;
        if (layout.charAt(at + 1) == '0') {
            builder.appendLiteral(layout.charAt(at)).appendFraction(NANO_OF_SECOND, digits, digits, false);
        } else {
            builder.appendFraction(NANO_OF_SECOND, 0, digits, true);
        }
        return digits + 1;
    }

    private static Optional<String> elementAt(String layout, int at) {
        return LONGEST_FIRST.stream()
                .filter(element -> layout.startsWith(element, at) && !continuesWord(layout, element, at))
                .findFirst();
    }

    /** Jan and Mon are no elements inside words such as Janet. */
    private static boolean continuesWord(String layout, String element, int at) {
        int end = at + element.length();
        return (element.equals("Jan") || element.equals("Mon"))
                && end < layout.length()
                && Character.isLowerCase(layout.charAt(end));
    }

    private static Consumer<DateTimeFormatterBuilder> padded(ChronoField field, int width) {
        return to -> to.appendValue(field, width);
    }

    private static Consumer<DateTimeFormatterBuilder> plain(ChronoField field) {
        return to -> to.appendValue(field);
    }

    private static Consumer<DateTimeFormatterBuilder> text(ChronoField field, TextStyle style) {
        return to -> to.appendText(field, style);
    }

    private static Consumer<DateTimeFormatterBuilder> constant(String text) {
        return to -> to.appendLiteral(text);
    }
}
