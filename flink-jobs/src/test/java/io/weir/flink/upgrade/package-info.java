/** Flows that take over the state of an older spec. */
@NullMarked
package io.weir.flink.upgrade;

import org.jspecify.annotations.NullMarked;
