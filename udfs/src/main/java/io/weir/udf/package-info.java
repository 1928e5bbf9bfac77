/** The API of functions on records. */
@NullMarked
package io.weir.udf;

import org.jspecify.annotations.NullMarked;
