/** Conditions and computed scalars: from text to a checked tree to an answer. */
@NullMarked
package io.weir.expression;

import org.jspecify.annotations.NullMarked;
