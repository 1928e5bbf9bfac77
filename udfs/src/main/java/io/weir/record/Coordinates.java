package io.weir.record;

import java.io.Serializable;

/**
 * Where a record came from; unique within a flow's source.
 *
 * @param origin the topic, file path or table
 * @param partition the Kafka partition, else 0
 * @param position the offset in the partition, the byte offset in the file, or the row's number since the flow began
 */
public record Coordinates(String origin, int partition, long position) implements Serializable {}
