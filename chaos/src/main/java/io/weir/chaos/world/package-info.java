/** The processes of one run: a broker, a database, a Flink cluster, and the proxies between them. */
@NullMarked
package io.weir.chaos.world;

import org.jspecify.annotations.NullMarked;
