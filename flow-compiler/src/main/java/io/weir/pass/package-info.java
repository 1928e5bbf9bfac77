/** Rewrites of a plan into an equivalent one, one file each. */
@NullMarked
package io.weir.pass;

import org.jspecify.annotations.NullMarked;
