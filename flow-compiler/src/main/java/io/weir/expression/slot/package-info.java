/** Conditions over raw values: small classes that are copied and composed into one that runs like hand-written code. */
@NullMarked
package io.weir.expression.slot;

import org.jspecify.annotations.NullMarked;
