package io.weir.bench.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** One of the programs that a comparison lets do the same work. */
public interface Contestant {
    /** How tables call it. */
    String name();

    /** How it is set up, in one sentence for the report. */
    String tuning();

    /**
     * Whether this contestant gives a line of output that the others give; one that does not do a part of the work says so
     * here and in {@link #tuning()}.
     */
    default boolean gives(String line) {
        return true;
    }

    /**
     * Makes ready what all its runs share: a cluster, a connection, a table. Called once, in the process that is measured.
     *
     * @param work a folder of its own
     * @throws Unavailable when a part of it cannot be had here, so that the comparison goes on without it
     */
    Prepared prepare(Path work) throws Exception;

    /** A contestant that can run. */
    interface Prepared extends AutoCloseable {
        /**
         * Does the work on the first records and tells all of the result, line by line, in an order and a form that equal work
         * has in common: this is what must be equal before anything is timed.
         */
        void output(long records, Consumer<String> lines) throws Exception;

        /** Does the work on so many records, measured. */
        Sample run(long records) throws Exception;

        @Override
        void close() throws IOException;
    }

    /** Says why a contestant cannot take part on this machine. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        /** The reason in one line. */
        public Unavailable(String reason) {
            super(reason);
        }
    }
}
