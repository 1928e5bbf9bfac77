package io.weir.source;

import java.util.List;

/**
 * What could be read of a spec's text.
 *
 * @param documents the complete documents in their order; of a key that stands twice, the first value
 * @param faults what could not be read, and what was passed over
 */
public record ParsedSpec(List<Json> documents, List<SpecFault> faults) {
    public ParsedSpec {
        documents = List.copyOf(documents);
        faults = List.copyOf(faults);
    }
}
