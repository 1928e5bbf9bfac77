package io.weir.component;

/**
 * What a sink can give when it is asked for a delivery.
 *
 * @param guarantee the strongest guarantee it gives, at most the one asked for
 * @param reason how, or why not more: {@code ledger commit per checkpoint}
 * @param visibility when records show up
 */
public record SinkPromise(Guarantee guarantee, String reason, Visibility visibility) {
    /** When a written record can be seen. */
    public enum Visibility {
        AT_CHECKPOINT,
        AT_FLUSH
    }
}
