/** An embedded Flink for what is measured, with records from memory and an end that keeps nothing. */
@NullMarked
package io.weir.bench.engine;

import org.jspecify.annotations.NullMarked;
