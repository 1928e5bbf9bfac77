/** The {@code weir bench} command: the list of benchmarks and how one is run. */
@NullMarked
package io.weir.bench;

import org.jspecify.annotations.NullMarked;
