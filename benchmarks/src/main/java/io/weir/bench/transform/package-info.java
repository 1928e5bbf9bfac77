/** P from memory to nowhere, inside Flink: what the transformation itself costs. */
@NullMarked
package io.weir.bench.transform;

import org.jspecify.annotations.NullMarked;
