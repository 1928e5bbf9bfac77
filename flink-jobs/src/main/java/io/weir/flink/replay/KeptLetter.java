package io.weir.flink.replay;

import io.weir.record.Letter;
import io.weir.record.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter and what has become of it since.
 *
 * @param written as the errors sink keeps it
 * @param replayedAt when it was sent through the flow again; empty when it never was
 */
public record KeptLetter(Letter letter, Value written, Optional<Instant> replayedAt) {}
