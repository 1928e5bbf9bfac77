package io.weir.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A path to a field: {@code $.customer.email}, {@code customer.email} and {@code items.0.sku} in specs.
 * A leading {@code $} or {@code $.} means nothing, {@code \.} is a dot inside a name.
 *
 * @param segments names of fields and, in decimal digits, indexes of array elements; never empty
 */
public record Path(List<String> segments) implements Serializable {
    /** Characters that have a meaning in related path languages; a path that needs them would quietly name no field here. */
    private static final String RESERVED = "#@*?|[]{}";

    public Path {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new IllegalArgumentException("a path needs at least one name");
        }
    }

    /** A path of these names, taken as they are. */
    public static Path of(String... segments) {
        return new Path(List.of(segments));
    }

    /**
     * A path as a spec writes it.
     *
     * @throws IllegalArgumentException when it is none; the message is fit for the spec's author
     */
    public static Path parse(String written) {
        List<String> segments = new ArrayList<>();
        StringBuilder segment = new StringBuilder();
        for (int i = start(written); i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\\') {
                if (++i == written.length()) {
                    throw new IllegalArgumentException("the path '" + written + "' ends in a backslash");
                }
                segment.append(written.charAt(i));
            } else if (c == '.') {
                segments.add(segment.toString());
                segment.setLength(0);
            } else if (RESERVED.indexOf(c) >= 0) {
                throw new IllegalArgumentException("the path '" + written + "' holds '" + c
                        + "': queries, wildcards and modifiers are not supported; write names with dots, array indexes as"
                        + " in items.0, and a backslash before a '" + c + "' that is part of a name");
            } else {
                segment.append(c);
            }
        }
        segments.add(segment.toString());
        if (segments.contains("")) {
            throw new IllegalArgumentException("the path '" + written + "' has an empty name in it");
        }
        return new Path(segments);
    }

    private static int start(String written) {
        return written.startsWith("$.") ? 2 : written.startsWith("$") ? 1 : 0;
    }

    /** The last name. */
    public String name() {
        return segments.get(segments.size() - 1);
    }

    /** All names with dots between them, unescaped: the name of a flat field that means the same. */
    public String dotted() {
        return String.join(".", segments);
    }

    /** The path in spec syntax; {@link #parse} gives the same path again. */
    public String text() {
        String text = segments.stream().map(Path::escaped).collect(Collectors.joining("."));
        return text.startsWith("$") ? "\\" + text : text;
    }

    private static String escaped(String segment) {
        StringBuilder text = new StringBuilder(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '.' || c == '\\' || RESERVED.indexOf(c) >= 0) {
                text.append('\\');
            }
            text.append(c);
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return text();
    }
}
