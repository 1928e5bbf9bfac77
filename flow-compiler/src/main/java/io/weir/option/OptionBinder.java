package io.weir.option;

import io.weir.problem.Problems;
import io.weir.source.Json;
import java.util.Optional;

/** Turns an object of a spec into an options record. */
public final class OptionBinder {
    private OptionBinder() {}

    /**
     * The options; absent when anything is wrong with them. Reports all that is wrong in one go: {@code unknown-option},
     * {@code missing-option}, {@code wrong-type}, {@code invalid-value}, {@code conflicting-options},
     * {@code invalid-expression}, and {@code deprecated} as a warning.
     *
     * <p>A null is as good as no option. A {@code …SecretRef} wins over the plain option beside it.
     *
     * @param block the object that holds the options
     * @param owner what the options belong to, as problems call it: {@code source 'kafka'}
     */
    public static <O extends Record> Optional<O> bind(Class<O> type, Json.Obj block, String owner, Problems problems) {
        return new Binding<>(Shape.of(type), block, owner, problems).bind();
    }
}
