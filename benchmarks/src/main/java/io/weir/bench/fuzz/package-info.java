/** Random flows and records that the fast path and the tree must agree on. */
@NullMarked
package io.weir.bench.fuzz;

import org.jspecify.annotations.NullMarked;
