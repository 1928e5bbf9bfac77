/** The connectors that Weir ships. */
@NullMarked
package io.weir.flink.connector;

import org.jspecify.annotations.NullMarked;
