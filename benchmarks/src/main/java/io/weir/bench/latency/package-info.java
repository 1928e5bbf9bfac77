/** How long a record takes through a flow while others come at a fixed rate. */
@NullMarked
package io.weir.bench.latency;

import org.jspecify.annotations.NullMarked;
