/** How anything is measured here: contestants in processes of their own, equal output first, then timed in turns. */
@NullMarked
package io.weir.bench.harness;

import org.jspecify.annotations.NullMarked;
