package io.weir.bench.pipeline;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One variant of the records.
 *
 * @param pass per cent of the well-formed records that P keeps
 */
public record CorpusCase(Shape shape, Layout layout, int pass) implements Serializable {
    /** What is published: both shapes; every pass ratio in a fixed layout, every layout at the highest pass ratio. */
    public static final List<CorpusCase> STANDARD = Stream.of(Shape.FLAT, Shape.NESTED)
            .flatMap(shape -> Stream.of(
                    new CorpusCase(shape, Layout.FIXED, 100),
                    new CorpusCase(shape, Layout.FIXED, 50),
                    new CorpusCase(shape, Layout.FIXED, 5),
                    new CorpusCase(shape, Layout.SHUFFLED, 100),
                    new CorpusCase(shape, Layout.PRETTY, 100)))
            .toList();

    /** The variant of that name. */
    public static CorpusCase named(String name) {
        List<String> words = List.of(name.split(" ", -1));
        return new CorpusCase(
                Shape.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                Layout.valueOf(words.get(1).toUpperCase(Locale.ROOT)),
                Integer.parseInt(words.get(2).replace("%", "")));
    }

    /** The names of variants. */
    public static List<String> names(List<CorpusCase> cases) {
        return cases.stream().map(CorpusCase::name).toList();
    }

    /** As in {@code flat fixed 100%}. */
    public String name() {
        return String.join(" ", words()) + "%";
    }

    private List<String> words() {
        List<String> words = new ArrayList<>();
        words.add(shape.name().toLowerCase(Locale.ROOT));
        words.add(layout.name().toLowerCase(Locale.ROOT));
        words.add(String.valueOf(pass));
        return words;
    }

    /** How much there is in a record. */
    public enum Shape {
        /** One field, and never malformed: what is left is what a record costs by itself. */
        TINY,
        /** Fourteen fields, about 330 bytes. */
        FLAT,
        /** Twelve items and an address in one of the fields, about 1.8 KB. */
        NESTED
    }

    /** How a record is written. */
    public enum Layout {
        /** Always the same order of the fields. */
        FIXED,
        /** Another order of the fields in each record. */
        SHUFFLED,
        /** With line breaks and indentation. */
        PRETTY
    }
}
