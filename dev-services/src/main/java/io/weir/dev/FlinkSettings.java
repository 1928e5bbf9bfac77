package io.weir.dev;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link FlinkCluster} is made of.
 *
 * @param lib the jars of Flink itself
 * @param directory the cluster's home: configuration, logs, checkpoints and temporary files; made when absent
 * @param taskManagers started with the cluster
 * @param slots of each TaskManager
 * @param config entries of config.yaml that replace or add to those of the cluster
 * @param environment variables of all processes, for example secrets
 * @param jvmOptions of all processes
 */
public record FlinkSettings(
        Path lib,
        Path directory,
        int taskManagers,
        int slots,
        Map<String, String> config,
        Map<String, String> environment,
        List<String> jvmOptions) {
    /** Start-up matters more than throughput in a test: one small collector, the first compiler only. */
    private static final List<String> QUICK_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public FlinkSettings {
        lib = lib.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
        config = Map.copyOf(config);
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /** One TaskManager with two slots and no entries of its own. */
    public static FlinkSettings of(Path lib, Path directory) {
        return new FlinkSettings(lib, directory, 1, 2, Map.of(), Map.of(), QUICK_START);
    }

    /** The same with other numbers of TaskManagers and slots. */
    public FlinkSettings withTaskManagers(int count, int slotsEach) {
        return new FlinkSettings(lib, directory, count, slotsEach, config, environment, jvmOptions);
    }

    /** The same with one more entry of config.yaml. */
    public FlinkSettings withConfig(String key, String value) {
        return new FlinkSettings(
                lib, directory, taskManagers, slots, with(config, key, value), environment, jvmOptions);
    }

    /** The same with one more environment variable in every process, the command line client included. */
    public FlinkSettings withEnvironment(String name, String value) {
        return new FlinkSettings(
                lib, directory, taskManagers, slots, config, with(environment, name, value), jvmOptions);
    }

    /** The same with other JVM options, for example none to let both compilers work. */
    public FlinkSettings withJvmOptions(List<String> options) {
        return new FlinkSettings(lib, directory, taskManagers, slots, config, environment, options);
    }

    private static Map<String, String> with(Map<String, String> entries, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put(key, value);
        return more;
    }
}
