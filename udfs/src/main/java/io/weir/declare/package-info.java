/** How a component declares itself: its name, its options and their documentation. */
@NullMarked
package io.weir.declare;

import org.jspecify.annotations.NullMarked;
