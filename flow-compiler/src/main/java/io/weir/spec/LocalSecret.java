package io.weir.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A {@code Secret} document that stands beside a flow in its file.
 *
 * @param namespace the namespace that the document names, or the empty string: then it serves the flows of every namespace
 * @param values plain text by key
 */
public record LocalSecret(String namespace, String name, Map<String, String> values) {
    public LocalSecret {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether a reference from that namespace to that name means this secret. */
    public boolean answers(String wantedNamespace, String wantedName) {
        return name.equals(wantedName) && (namespace.isEmpty() || namespace.equals(wantedNamespace));
    }

    @Override
    public String toString() {
        return "LocalSecret[" + name + ", keys " + values.keySet() + "]";
    }
}
