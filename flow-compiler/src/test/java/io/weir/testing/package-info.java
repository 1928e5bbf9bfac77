/** What the tests of several modules share. */
@NullMarked
package io.weir.testing;

import org.jspecify.annotations.NullMarked;
