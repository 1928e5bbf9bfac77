package io.weir.dev;

import java.nio.file.Path;
import java.util.List;

/**
 * A job that a cluster in application mode runs.
 *
 * @param jar with the job; copied into {@code usrlib}
 * @param mainClass in that jar
 * @param options of the entry point, for example {@code --fromSavepoint PATH}
 * @param arguments of the main class
 */
public record ApplicationJob(Path jar, String mainClass, List<String> options, List<String> arguments) {
    public ApplicationJob {
        options = List.copyOf(options);
        arguments = List.copyOf(arguments);
    }
}
