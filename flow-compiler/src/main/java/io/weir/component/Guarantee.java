package io.weir.component;

import io.weir.declare.Doc;

/** How often a record that entered a flow shows up at a sink. */
public enum Guarantee {
    @Doc("Each record shows up exactly once, also after failures.")
    EXACTLY_ONCE,
    @Doc("Each record shows up; after a failure some show up twice.")
    AT_LEAST_ONCE,
    @Doc("No record shows up twice; after a failure some are missing.")
    AT_MOST_ONCE;
}
