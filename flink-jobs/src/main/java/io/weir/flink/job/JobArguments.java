package io.weir.flink.job;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments behind {@code flink run weir-job.jar}.
 *
 * @param spec the spec's file
 * @param name the flow's name, for specs that have none
 * @param namespace the flow's namespace, for specs that have none
 */
record JobArguments(Path spec, Optional<String> name, Optional<String> namespace) {
    static final String USAGE = "usage: flink run [-d] weir-job.jar --spec FILE [--name NAME] [--namespace NAMESPACE]";

    /** What the processor of the dataflow-operator calls {@code --spec}. */
    private static final String PROCESSOR_SPEC = "--spec-path";

    private static final List<String> KNOWN = List.of("--spec", "--name", "--namespace");

    /** @throws IllegalArgumentException with the usage, when the arguments are not understood */
    static JobArguments parse(List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i).equals(PROCESSOR_SPEC) ? "--spec" : arguments.get(i);
            if (!KNOWN.contains(option)) {
                throw new IllegalArgumentException("unknown argument '" + option + "'; " + USAGE);
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException(option + " needs a value; " + USAGE);
            }
            if (values.put(option, arguments.get(i + 1)) != null) {
                throw new IllegalArgumentException(option + " is given twice; " + USAGE);
            }
        }
        String spec = Optional.ofNullable(values.get("--spec"))
                .orElseThrow(() -> new IllegalArgumentException("--spec is missing; " + USAGE));
        return new JobArguments(
                Path.of(spec),
                Optional.ofNullable(values.get("--name")),
                Optional.ofNullable(values.get("--namespace")));
    }
}
