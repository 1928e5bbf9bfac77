/** Components that exist only in tests: the compiler knows no real one by name. */
@NullMarked
package io.weir.toy;

import org.jspecify.annotations.NullMarked;
