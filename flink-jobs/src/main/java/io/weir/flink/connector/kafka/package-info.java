/** Kafka: reads topics as raw bytes, writes them in transactions. Connections and secrets are resolved in the task. */
@NullMarked
package io.weir.flink.connector.kafka;

import org.jspecify.annotations.NullMarked;
