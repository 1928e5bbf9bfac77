/** Type information and versioned serializers of what crosses the wire or lives in state. */
@NullMarked
package io.weir.flink.row;

import org.jspecify.annotations.NullMarked;
