/** What the command line sees of a cluster. */
@NullMarked
package io.weir.flink.cluster;

import org.jspecify.annotations.NullMarked;
