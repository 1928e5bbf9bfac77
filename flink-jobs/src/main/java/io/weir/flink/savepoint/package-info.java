/** What is in savepoints, read without a cluster. */
@NullMarked
package io.weir.flink.savepoint;

import org.jspecify.annotations.NullMarked;
