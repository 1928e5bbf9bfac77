package io.weir.dev;

import java.util.List;
import java.util.Optional;

/**
 * How a job is started from a jar that the cluster has.
 *
 * @param mainClass in the jar
 * @param arguments of the main class
 * @param parallelism of a job that does not set its own; the cluster's {@code parallelism.default} does not count here
 * @param savepoint or retained checkpoint that the job starts from
 * @param allowNonRestoredState whether state of that savepoint may be left behind
 */
public record JarRun(
        String mainClass,
        List<String> arguments,
        int parallelism,
        Optional<String> savepoint,
        boolean allowNonRestoredState) {
    public JarRun {
        arguments = List.copyOf(arguments);
    }

    /** A new start without state, at parallelism 1 unless the job says otherwise. */
    public static JarRun of(String mainClass, String... arguments) {
        return new JarRun(mainClass, List.of(arguments), 1, Optional.empty(), false);
    }

    /** The same at another parallelism. */
    public JarRun withParallelism(int tasks) {
        return new JarRun(mainClass, arguments, tasks, savepoint, allowNonRestoredState);
    }

    /** The same from a savepoint, all of whose state must find its place. */
    public JarRun from(String path) {
        return new JarRun(mainClass, arguments, parallelism, Optional.of(path), false);
    }

    /** The same, but state of the savepoint that no operator claims is left behind. */
    public JarRun allowingNonRestoredState() {
        return new JarRun(mainClass, arguments, parallelism, savepoint, true);
    }
}
