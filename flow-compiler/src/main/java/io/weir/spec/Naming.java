package io.weir.spec;

import java.util.Optional;

/**
 * What a flow is called when its spec does not say.
 *
 * @param name the name that the user gave beside the spec; a manifest's own name goes before it
 * @param namespace as {@code name}
 * @param file the spec's file name; a bare spec without any other name takes it, without its ending
 */
public record Naming(Optional<String> name, Optional<String> namespace, String file) {
    /** Names flows after their file. */
    public static Naming after(String file) {
        return new Naming(Optional.empty(), Optional.empty(), file);
    }

    /** The name of a flow whose spec has none; empty when there is nothing to take it from. */
    Optional<String> fallback() {
        if (name.isPresent()) {
            return name;
        }
        String last = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
        int dot = last.indexOf('.');
        String stem = dot > 0 ? last.substring(0, dot) : last;
        return stem.isEmpty() || stem.startsWith("<") || stem.equals("-") ? Optional.empty() : Optional.of(stem);
    }
}
