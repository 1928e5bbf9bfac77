package io.weir.option;

import java.util.List;

/** What an option takes. */
sealed interface OptionType {
    /** A text. */
    record Text() implements OptionType {}

    /** True or false. */
    record Flag() implements OptionType {}

    /** A whole number in a range. */
    record Whole(long min, long max, boolean isLong) implements OptionType {}

    /** A length of time. */
    record Time() implements OptionType {}

    /** A path to a field of the records. */
    record FieldPath() implements OptionType {}

    /** A text with references; also as {@code …SecretRef}. */
    record Reference() implements OptionType {}

    /** Texts with references, or one {@code …SecretRef} to a comma-separated list. */
    record References() implements OptionType {}

    /** A condition on records: {@code condition} or {@code expression}. */
    record When() implements OptionType {}

    /** One of the constants of an enum. */
    record Choice(List<? extends Enum<?>> constants) implements OptionType {
        public Choice {
            constants = List.copyOf(constants);
        }
    }

    /** A value that may be left out. */
    record Maybe(OptionType of) implements OptionType {}

    /** A list. */
    record Many(OptionType of) implements OptionType {}

    /** Values under names that the spec chooses. */
    record Entries(OptionType of) implements OptionType {}

    /** Options of their own in a nested object. */
    record Block(Class<? extends Record> type) implements OptionType {}

    /** One of several nested objects; a key in them tells which. */
    record Variants(List<Class<? extends Record>> types) implements OptionType {
        public Variants {
            types = List.copyOf(types);
        }
    }

    /** What it is without {@link Maybe}. */
    default OptionType required() {
        return this instanceof Maybe maybe ? maybe.of() : this;
    }
}
