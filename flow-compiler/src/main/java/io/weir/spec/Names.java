package io.weir.spec;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.SourceSpan;
import java.util.regex.Pattern;

/** The rule for names that become Kubernetes objects, Flink uids and parts of transactional ids. */
final class Names {
    private static final int LONGEST = 253;
    private static final Pattern DNS_NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

    private Names() {}

    /** Reports a name that Kubernetes would not take. */
    static void check(String what, String name, SourceSpan at, Problems problems) {
        if (name.length() <= LONGEST && DNS_NAME.matcher(name).matches()) {
            return;
        }
        String message = "'%s' is no name for a %s".formatted(name, what);
        String hint = "use lower-case letters, digits, '-' and '.', at most %d characters".formatted(LONGEST);
        problems.error(Code.INVALID_VALUE, at, message, hint);
    }
}
