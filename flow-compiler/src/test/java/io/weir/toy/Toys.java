package io.weir.toy;

import io.weir.component.Catalog;
import io.weir.component.Catalog.Role;
import java.util.List;
import java.util.Map;

/** A catalogue of toy components. */
public final class Toys {
    /** Sources {@code well} and {@code tap}, sinks {@code vault} and {@code bucket}, four transformations. */
    public static final Catalog CATALOG = new Catalog(
            List.of(new Well(), new Tap()),
            List.of(new Vault(), new Bucket()),
            List.of(new Fork(), new Hide(), new Once(), new Upper()),
            Map.of(
                    Role.SOURCE, List.of("geyser"),
                    Role.SINK, List.of("lake"),
                    Role.TRANSFORMATION, List.of("freeze")));

    private Toys() {}
}
