/** What it costs to ask a record whether it meets a condition. */
@NullMarked
package io.weir.bench.expression;

import org.jspecify.annotations.NullMarked;
