package io.weir.problem;

import java.util.Locale;

/** The kinds of problem. Each has at least one directory under {@code flow-specs/rejected}. */
public enum Code {
    SYNTAX_ERROR,
    SPEC_TOO_LARGE,
    DUPLICATE_KEY,
    UNKNOWN_KIND,
    UNKNOWN_FIELD,
    UNKNOWN_COMPONENT,
    UNKNOWN_OPTION,
    MISSING_OPTION,
    WRONG_TYPE,
    INVALID_VALUE,
    CONFLICTING_OPTIONS,
    INVALID_EXPRESSION,
    NOT_YET_SUPPORTED,
    MISSING_NAME,
    MISSING_SECRET,
    ERRORS_GO_NOWHERE,
    GUARANTEE_NOT_AVAILABLE,
    TOO_MANY_NODES,
    DEPRECATED;

    /** The code as it is printed: kebab-case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
