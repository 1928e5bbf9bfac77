package io.weir.chaos.flow;

import java.nio.file.Path;

/**
 * Where flows find their world.
 *
 * @param brokers as flows reach them
 * @param database a reference to the connection string, such as {@code ${file:/run/database}}
 * @param files the folder under which file sinks write
 */
public record Places(String brokers, String database, Path files) {}
