package io.weir.udf.builtin;

import io.weir.udf.Transform;
import java.util.List;

/** The transformations that specs may name. */
public final class Transforms {
    /** All of them, by name. */
    public static final List<Transform<?>> ALL = List.of(
            new CamelCase(),
            new Deduplicate(),
            new Filter(),
            new Flatten(),
            new Mask(),
            new Remove(),
            new Router(),
            new Select(),
            new SnakeCase(),
            new Timestamp());

    private Transforms() {}
}
