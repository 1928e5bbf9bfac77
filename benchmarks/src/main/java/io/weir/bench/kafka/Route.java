package io.weir.bench.kafka;

/**
 * Where a run reads and writes.
 *
 * @param servers the broker
 * @param run names what a run keeps at the broker, such as its consumer group: another one for every run
 */
record Route(String servers, String input, String output, String deadLetters, String run) {}
