package io.weir.component;

import java.time.Duration;
import java.util.Optional;

/**
 * What a sink can give when it is asked for a delivery.
 *
 * @param guarantee the strongest guarantee it gives, at most the one asked for
 * @param reason how, or why not more: {@code ledger commit per checkpoint}
 * @param visibility when records show up
 * @param mark what each of its tasks leaves behind with each checkpoint
 */
public record SinkPromise(Guarantee guarantee, String reason, Visibility visibility, Optional<Mark> mark) {
    /** The promise of a sink that leaves nothing behind but records. */
    public SinkPromise(Guarantee guarantee, String reason, Visibility visibility) {
        this(guarantee, reason, visibility, Optional.empty());
    }

    /** This promise by a sink that leaves a mark per task and checkpoint. */
    public SinkPromise with(Mark left) {
        return new SinkPromise(guarantee, reason, visibility, Optional.of(left));
    }

    /**
     * What a target has to remember for a sink.
     *
     * @param what in the plural: {@code transactional ids}
     * @param kept how long each one stays
     * @param reason who says so: {@code transactional.id.expiration.ms of the brokers}
     */
    public record Mark(String what, Duration kept, String reason) {}
}
