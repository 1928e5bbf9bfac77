/** What runs on TaskManagers for every record. */
@NullMarked
package io.weir.flink.operator;

import org.jspecify.annotations.NullMarked;
