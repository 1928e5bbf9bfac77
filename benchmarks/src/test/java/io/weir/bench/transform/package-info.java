/** Tests of what is measured. */
@NullMarked
package io.weir.bench.transform;

import org.jspecify.annotations.NullMarked;
