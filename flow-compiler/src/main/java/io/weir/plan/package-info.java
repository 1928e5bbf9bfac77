/** The plan of a flow: its nodes, its invariants, its text. */
@NullMarked
package io.weir.plan;

import org.jspecify.annotations.NullMarked;
