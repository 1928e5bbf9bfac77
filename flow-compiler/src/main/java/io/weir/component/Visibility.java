package io.weir.component;

import java.time.Duration;

/** When the records that reach a sink can be seen at its target. */
public sealed interface Visibility {
    /** Exhaustive dispatch. */
    <R> R match(Cases<R> cases);

    /** By the commit that follows each completed checkpoint. */
    record AtCheckpoint() implements Visibility {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.atCheckpoint(this);
        }
    }

    /**
     * As soon as their batch is written.
     *
     * @param longest time that a record waits for its batch to fill; zero when it is written at once
     * @param option what sets that time, a duration; empty when nothing does
     */
    record AtFlush(Duration longest, String option) implements Visibility {
        /** Each record is written at once. */
        public static final AtFlush AT_ONCE = new AtFlush(Duration.ZERO, "");

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.atFlush(this);
        }
    }

    /**
     * At no certain time.
     *
     * @param moment of which nobody knows when it comes: {@code when the flow ends}
     */
    record Sometime(String moment) implements Visibility {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.sometime(this);
        }
    }

    /** One case per kind of visibility. */
    interface Cases<R> {
        R atCheckpoint(AtCheckpoint visibility);

        R atFlush(AtFlush visibility);

        R sometime(Sometime visibility);
    }
}
