/** The envelope that all kinds of spec share. */
@NullMarked
package io.weir.spec;

import org.jspecify.annotations.NullMarked;
