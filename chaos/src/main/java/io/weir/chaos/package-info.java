/** Hurts running flows on purpose, and checks from outside that nothing was lost and nothing came twice. */
@NullMarked
package io.weir.chaos;

import org.jspecify.annotations.NullMarked;
