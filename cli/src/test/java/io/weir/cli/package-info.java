/** The command and the whole product, tested from outside. */
@NullMarked
package io.weir.cli;

import org.jspecify.annotations.NullMarked;
