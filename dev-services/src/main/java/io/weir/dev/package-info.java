/** Real servers for the demo, the tests and the benchmarks: Kafka, PostgreSQL and a Flink cluster on this machine. */
@NullMarked
package io.weir.dev;

import org.jspecify.annotations.NullMarked;
