package io.weir.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many new keys a flow meets.
 *
 * @param perSecond at least one
 * @param assumed whether nobody gave it
 */
public record Rate(long perSecond, boolean assumed) {
    /** What is assumed when nobody gives a rate. */
    public static final Rate ASSUMED = new Rate(1000, true);

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,11})(?:/s)?");

    /** A rate such as {@code 5000/s} or {@code 5000}; empty for other texts. */
    public static Optional<Rate> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches() ? Optional.of(new Rate(Long.parseLong(matcher.group(1)), false)) : Optional.empty();
    }
}
