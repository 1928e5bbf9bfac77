/** P from topic to topic: what a running pipeline costs beside its broker. */
@NullMarked
package io.weir.bench.kafka;

import org.jspecify.annotations.NullMarked;
