/** Spec text and its located tree: every value knows where it stands. */
@NullMarked
package io.weir.source;

import org.jspecify.annotations.NullMarked;
