package io.weir.component;

import io.weir.udf.Transform;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All components that specs can name.
 *
 * @param announced names of components that specs may use later: known, not built yet
 */
public record Catalog(
        List<Source<?>> sources,
        List<Sink<?>> sinks,
        List<Transform<?>> transforms,
        Map<Role, List<String>> announced) {
    public Catalog {
        sources = List.copyOf(sources);
        sinks = List.copyOf(sinks);
        transforms = List.copyOf(transforms);
        announced = Map.copyOf(announced);
    }

    /** The source of that name. */
    public Optional<Source<?>> source(String name) {
        return sources.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The sink of that name. */
    public Optional<Sink<?>> sink(String name) {
        return sinks.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** The transformation of that name. */
    public Optional<Transform<?>> transform(String name) {
        return transforms.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** What a component is in a flow. */
    public enum Role {
        SOURCE,
        SINK,
        TRANSFORMATION
    }
}
