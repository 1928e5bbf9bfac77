/** Options records: bound from specs, described for readers. The only reflection in the project. */
@NullMarked
package io.weir.option;

import org.jspecify.annotations.NullMarked;
