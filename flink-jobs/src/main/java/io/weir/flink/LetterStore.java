package io.weir.flink;

import java.io.IOException;

/** The committed records of a sink's target, for reading dead letters back. */
@FunctionalInterface
public interface LetterStore {
    /**
     * Hands over every record that is committed now, as JSON, in the order in which the target keeps them; a target that does
     * not exist yet has none. Records that others wrote there are handed over too.
     */
    void read(Visitor visitor) throws IOException, InterruptedException;

    /** Takes records one by one. */
    @FunctionalInterface
    interface Visitor {
        /** One record. */
        void record(byte[] json) throws IOException;
    }
}
