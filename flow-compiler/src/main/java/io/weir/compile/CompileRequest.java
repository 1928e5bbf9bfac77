package io.weir.compile;

import io.weir.source.SpecText;
import io.weir.spec.Naming;
import java.util.Optional;

/**
 * A text to compile, and what its flows are called when it does not say.
 *
 * @param text the spec
 * @param name for specs without {@code metadata.name}; else the file's name serves
 * @param namespace for specs without {@code metadata.namespace}; else {@code default}
 */
public record CompileRequest(SpecText text, Optional<String> name, Optional<String> namespace) {
    /** A text that is called after its file. */
    public static CompileRequest of(SpecText text) {
        return new CompileRequest(text, Optional.empty(), Optional.empty());
    }

    /** This request with a name for specs that have none. */
    public CompileRequest named(String given) {
        return new CompileRequest(text, Optional.of(given), namespace);
    }

    Naming naming() {
        return new Naming(name, namespace, text.name());
    }
}
