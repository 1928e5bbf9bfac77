package io.weir.kind;

/**
 * A field of a kind's {@code spec}.
 *
 * @param shape what its value looks like
 * @param use what Weir does with it
 * @param doc what it is for, in one sentence
 */
public record SpecField(String name, Shape shape, Use use, String doc) {
    /** What a value looks like. */
    public enum Shape {
        OBJECT,
        LIST,
        TEXT,
        BOOLEAN,
        WHOLE_NUMBER,
        DURATION,
        GRANULARITY
    }

    /** Who cares about a field. */
    public enum Use {
        /** Part of the flow. */
        FLOW,
        /** Checked, and kept for the deployment on Kubernetes; a local run ignores it. */
        DEPLOYMENT,
        /** Checked and ignored: checkpoints do what it was for. */
        IGNORED
    }
}
