package io.weir.problem;

/** How bad a problem is: an error stops compilation, a warning does not. */
public enum Severity {
    ERROR,
    WARNING
}
