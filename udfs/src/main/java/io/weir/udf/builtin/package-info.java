/** The transformations that Weir ships, one file each. */
@NullMarked
package io.weir.udf.builtin;

import org.jspecify.annotations.NullMarked;
