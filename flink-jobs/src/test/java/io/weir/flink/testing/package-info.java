/** Small fakes for the tests of this module. */
@NullMarked
package io.weir.flink.testing;

import org.jspecify.annotations.NullMarked;
