package io.weir.source;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody who wrote another one most likely meant. */
public final class Nearest {
    private static final int LONGEST_LIST = 12;
    private static final int LONGEST_NAME = 100;

    private Nearest() {}

    /** The valid name that is a few keystrokes away from the given one, ignoring case; the first of several. */
    public static Optional<String> to(String given, Collection<String> valid) {
        if (given.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String wanted = given.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, wanted.length() / 3);
        return valid.stream()
                .filter(name -> distance(wanted, name.toLowerCase(Locale.ROOT)) <= allowed)
                .min(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))));
    }

    /** A hint that offers the nearest name and, where there are at most 12, all valid ones; empty when there is neither. */
    public static String hint(String given, Collection<String> valid) {
        return hint(given, valid, "valid");
    }

    /**
     * As {@link #hint(String, Collection)}.
     *
     * @param what the heading of the list: {@code options}
     */
    public static String hint(String given, Collection<String> valid, String what) {
        return hint(to(given, valid), valid, what);
    }

    /** As {@link #hint(String, Collection, String)}, where more names are accepted than are worth listing. */
    public static String hint(Optional<String> nearest, Collection<String> listed, String what) {
        boolean fits = !listed.isEmpty() && listed.size() <= LONGEST_LIST;
        String list = String.join(", ", listed);
        String heading = what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
        return nearest.map(near -> "did you mean '" + near + "'?" + (fits ? " " + heading + ": " + list : ""))
                .orElse(fits ? "use one of: " + list : "");
    }

    /** Insertions, removals, replacements and swaps of neighbours. */
    static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = last[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(last[j], current[j - 1]) + 1);
                if (swapped(left, i, right, j)) {
                    current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = current;
        }
        return last[right.length()];
    }

    private static boolean swapped(String left, int i, String right, int j) {
        return i > 1 && j > 1 && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
