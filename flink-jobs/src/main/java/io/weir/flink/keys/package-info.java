/** What keyed steps remember: fingerprints in tables of one span of time each, and how those get into checkpoints. */
@NullMarked
package io.weir.flink.keys;

import org.jspecify.annotations.NullMarked;
