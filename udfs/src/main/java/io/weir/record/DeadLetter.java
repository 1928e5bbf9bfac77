package io.weir.record;

import java.io.Serializable;

/**
 * A record that could not go on, with the reason.
 *
 * @param origin the record as the source delivered it, byte for byte
 * @param code the reason in kebab-case, for example {@code decode-error}; {@code late} for late records
 * @param stage the node and step that refused it, for example {@code mask-2} or {@code sink}
 * @param message what was wrong, without values of the payload
 * @param sink the name of the sink it was meant for
 * @param failedAt milliseconds since the epoch, by the task's clock
 */
public record DeadLetter(SourceRecord origin, String code, String stage, String message, String sink, long failedAt)
        implements Serializable {}
