/** The flows under test, as texts that the product compiles. */
@NullMarked
package io.weir.chaos.flow;

import org.jspecify.annotations.NullMarked;
