/** Stateless steps folded into one pass over the bytes of a record: the fast path, beside the tree that judges it. */
@NullMarked
package io.weir.udf.fold;

import org.jspecify.annotations.NullMarked;
