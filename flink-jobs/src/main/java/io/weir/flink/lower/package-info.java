/** From a job plan to a Flink job graph. */
@NullMarked
package io.weir.flink.lower;

import org.jspecify.annotations.NullMarked;
