/** Tests of what is measured. */
@NullMarked
package io.weir.bench.pipeline;

import org.jspecify.annotations.NullMarked;
