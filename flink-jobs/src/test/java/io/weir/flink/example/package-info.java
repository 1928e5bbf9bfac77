/** The examples of the repository, run as tests. */
@NullMarked
package io.weir.flink.example;

import org.jspecify.annotations.NullMarked;
