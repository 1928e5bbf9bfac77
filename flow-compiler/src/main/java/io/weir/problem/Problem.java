package io.weir.problem;

import io.weir.source.SourceSpan;
import java.util.Optional;

/**
 * Something wrong with a spec.
 *
 * @param at where; always inside the spec's text
 * @param message one sentence, lower case, no period, names in 'quotes'
 * @param hint what to do, imperative
 */
public record Problem(Code code, Severity severity, SourceSpan at, String message, Optional<String> hint) {}
