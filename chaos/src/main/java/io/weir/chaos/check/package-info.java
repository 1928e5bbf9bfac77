/** Reads topics, tables and files from outside, and holds what is there against what must be there. */
@NullMarked
package io.weir.chaos.check;

import org.jspecify.annotations.NullMarked;
