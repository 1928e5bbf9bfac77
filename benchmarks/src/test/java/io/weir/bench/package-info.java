/** Tests of the command. */
@NullMarked
package io.weir.bench;

import org.jspecify.annotations.NullMarked;
