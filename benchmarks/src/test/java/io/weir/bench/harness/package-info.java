/** Tests of the harness. */
@NullMarked
package io.weir.bench.harness;

import org.jspecify.annotations.NullMarked;
