/** Records on their way through a flow, and the values in them. */
@NullMarked
package io.weir.record;

import org.jspecify.annotations.NullMarked;
