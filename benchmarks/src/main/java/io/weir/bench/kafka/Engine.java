package io.weir.bench.kafka;

import io.weir.bench.topic.Route;
import java.nio.file.Path;

/** What runs P between topics: at least once, from the beginning of its input, with progress kept every second. */
interface Engine {
    /** Makes ready what runs share. */
    Started start(Path work) throws Exception;

    /** An engine that can run. */
    interface Started extends AutoCloseable {
        /** Begins a run, which goes on until it is stopped. */
        Run run(Route route) throws Exception;

        @Override
        void close();
    }

    /** A run that goes on. */
    @FunctionalInterface
    interface Run {
        /** Ends it, whatever is left to do. */
        void stop() throws Exception;
    }
}
