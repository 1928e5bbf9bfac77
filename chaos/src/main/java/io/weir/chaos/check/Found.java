package io.weir.chaos.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record that lies in a target.
 *
 * @param n its number; -1 when it has none
 * @param body its text
 */
record Found(long n, String body) {
    private static final Pattern NUMBER = Pattern.compile("^\\{\"n\":(\\d{1,18}),");

    /** A message of a topic or a line of a file. */
    static Found json(String body) {
        Matcher number = NUMBER.matcher(body);
        return new Found(number.find() ? Long.parseLong(number.group(1)) : -1, body);
    }

    /** A row of a table, as one text that starts with its number. */
    static Found row(String body) {
        return new Found(Long.parseLong(body.substring(0, body.indexOf('|'))), body);
    }
}
