/** P between the topics of a broker, as a spec and by hand: what the engine, latency and recovery benchmarks run. */
@NullMarked
package io.weir.bench.topic;

import org.jspecify.annotations.NullMarked;
