/** What the compiler makes of a flow, and how long it takes. */
@NullMarked
package io.weir.bench.graph;

import org.jspecify.annotations.NullMarked;
