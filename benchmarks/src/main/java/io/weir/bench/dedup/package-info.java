/** What it costs to let each key pass once. */
@NullMarked
package io.weir.bench.dedup;

import org.jspecify.annotations.NullMarked;
