package io.weir.compile;

import io.weir.source.SpecText;
import io.weir.spec.Naming;
import io.weir.spec.SpecChanges;
import java.util.Optional;

/**
 * A text to compile, and what its flows are called when it does not say.
 *
 * @param text the spec
 * @param name for specs without {@code metadata.name}; else the file's name serves
 * @param namespace for specs without {@code metadata.namespace}; else {@code default}
 * @param changes values that replace those of every flow in the text
 */
public record CompileRequest(SpecText text, Optional<String> name, Optional<String> namespace, SpecChanges changes) {
    /** A text that is called after its file. */
    public static CompileRequest of(SpecText text) {
        return new CompileRequest(text, Optional.empty(), Optional.empty(), SpecChanges.NONE);
    }

    /** This request with a name for specs that have none. */
    public CompileRequest named(String given) {
        return new CompileRequest(text, Optional.of(given), namespace, changes);
    }

    Naming naming() {
        return new Naming(name, namespace, text.name());
    }
}
