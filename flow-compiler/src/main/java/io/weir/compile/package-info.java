/** The compiler: its stages in one screen. */
@NullMarked
package io.weir.compile;

import org.jspecify.annotations.NullMarked;
