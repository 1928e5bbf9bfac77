package io.weir.record;

import java.io.Serializable;
import java.util.List;

/**
 * A path to a field: {@code $.customer.email}, {@code customer.email} and {@code items.0.sku} in specs.
 * A leading {@code $} or {@code $.} means nothing, {@code \.} is a dot inside a name.
 */
public record Path(List<String> segments) implements Serializable {
    public Path {
        segments = List.copyOf(segments);
    }
}
