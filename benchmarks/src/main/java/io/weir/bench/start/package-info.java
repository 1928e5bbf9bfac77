/** How long commands take to start. */
@NullMarked
package io.weir.bench.start;

import org.jspecify.annotations.NullMarked;
