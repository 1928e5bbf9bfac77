/** Running flows, seen from outside through the REST interface of their cluster. */
@NullMarked
package io.weir.flink.cluster;

import org.jspecify.annotations.NullMarked;
