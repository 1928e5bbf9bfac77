/** A load that does not wait for what it is put on, and a reader of what comes out. */
@NullMarked
package io.weir.bench.load;

import org.jspecify.annotations.NullMarked;
