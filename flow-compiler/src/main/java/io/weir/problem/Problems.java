package io.weir.problem;

import io.weir.source.SourceSpan;
import io.weir.source.SpecFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects the problems of one spec; stages go on as far as they can after reporting. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Reports an error without a hint. */
    public void error(Code code, SourceSpan at, String message) {
        found.add(new Problem(code, Severity.ERROR, at, message, Optional.empty()));
    }

    /** Reports an error. An empty hint is no hint. */
    public void error(Code code, SourceSpan at, String message, String hint) {
        found.add(new Problem(code, Severity.ERROR, at, message, hintOf(hint)));
    }

    /** Reports a warning. An empty hint is no hint. */
    public void warning(Code code, SourceSpan at, String message, String hint) {
        found.add(new Problem(code, Severity.WARNING, at, message, hintOf(hint)));
    }

    /** Reports what the parser could not read. */
    public void faults(List<SpecFault> faults) {
        for (SpecFault fault : faults) {
            Code code = switch (fault.kind()) {
                case SYNTAX -> Code.SYNTAX_ERROR;
                case DUPLICATE_KEY -> Code.DUPLICATE_KEY;
                case TOO_LARGE -> Code.SPEC_TOO_LARGE;
            };
            error(code, fault.at(), fault.message(), fault.hint());
        }
    }

    /** Whether any error was reported; warnings do not count. */
    public boolean hasErrors() {
        return found.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    }

    /** All problems by position, then in the order of reporting. */
    public List<Problem> sorted() {
        return found.stream()
                .sorted(Comparator.comparingInt((Problem p) -> p.at().start()))
                .toList();
    }

    private static Optional<String> hintOf(String hint) {
        return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
    }
}
