/** What a connector adds to its declaration: how Flink runs it. */
@NullMarked
package io.weir.flink;

import org.jspecify.annotations.NullMarked;
