/** What becomes of a flow's state when another spec of it takes over. */
@NullMarked
package io.weir.upgrade;

import org.jspecify.annotations.NullMarked;
