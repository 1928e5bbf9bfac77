/** The main class of the job jar. */
@NullMarked
package io.weir.flink.job;

import org.jspecify.annotations.NullMarked;
