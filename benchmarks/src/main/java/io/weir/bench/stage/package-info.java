/** The transformations alone, without an engine around them: for tuning. */
@NullMarked
package io.weir.bench.stage;

import org.jspecify.annotations.NullMarked;
