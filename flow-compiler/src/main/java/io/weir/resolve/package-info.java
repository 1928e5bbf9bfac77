/** From a draft to a plan: names become components, blocks become options. */
@NullMarked
package io.weir.resolve;

import org.jspecify.annotations.NullMarked;
