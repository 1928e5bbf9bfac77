package io.weir.dev;

import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param highAvailability whether jobs survive the JobManager: with a ZooKeeper server of the cluster's own
 * @param config entries of config.yaml that replace or add to those of the cluster
 * @param environment variables of all processes, for example secrets
 * @param jvmOptions of the processes
 */
public record FlinkSettings(
        Path lib,
        Path directory,
        int taskManagers,
        int slots,
        boolean highAvailability,
        Map<String, String> config,
        Map<String, String> environment,
        JvmOptions jvmOptions) {
    /** Start-up matters more than throughput in a test: one small collector, the first compiler only. */
    private static final List<String> QUICK_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    public FlinkSettings {
        lib = lib.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
        config = Map.copyOf(config);
        environment = Map.copyOf(environment);
    }

    /**
     * Options of the cluster's JVMs.
     *
     * @param all for every process
     * @param jobManager for the JobManager, behind those for all and those for its memory
     * @param taskManager for each TaskManager likewise
     */
    public record JvmOptions(List<String> all, List<String> jobManager, List<String> taskManager) {
        public JvmOptions {
            all = List.copyOf(all);
            jobManager = List.copyOf(jobManager);
            taskManager = List.copyOf(taskManager);
        }
    }

    /** One TaskManager with two slots, and no entries of its own. */
    public static FlinkSettings of(Path lib, Path directory) {
        JvmOptions options = new JvmOptions(QUICK_START, List.of(), List.of());
        return new FlinkSettings(lib, directory, 1, 2, false, Map.of(), Map.of(), options);
    }

    /** The same with other numbers of TaskManagers and slots. */
    public FlinkSettings withTaskManagers(int count, int slotsEach) {
        return new FlinkSettings(lib, directory, count, slotsEach, highAvailability, config, environment, jvmOptions);
    }

    /** The same with jobs that go on from their last checkpoint under another JobManager. */
    public FlinkSettings withHighAvailability() {
        return new FlinkSettings(lib, directory, taskManagers, slots, true, config, environment, jvmOptions);
    }

    /** The same with one more entry of config.yaml. */
    public FlinkSettings withConfig(String key, String value) {
        return new FlinkSettings(
                lib,
                directory,
                taskManagers,
                slots,
                highAvailability,
                with(config, key, value),
                environment,
                jvmOptions);
    }

    /** The same with one more environment variable in every process, the command line client included. */
    public FlinkSettings withEnvironment(String name, String value) {
        return new FlinkSettings(
                lib,
                directory,
                taskManagers,
                slots,
                highAvailability,
                config,
                with(environment, name, value),
                jvmOptions);
    }

    /** The same with other JVM options of all processes, for example none to let both compilers work. */
    public FlinkSettings withJvmOptions(List<String> options) {
        return with(new JvmOptions(options, jvmOptions.jobManager(), jvmOptions.taskManager()));
    }

    /** The same with more JVM options of the JobManager, for example {@code -javaagent}. */
    public FlinkSettings withJobManagerOptions(String... options) {
        return with(new JvmOptions(jvmOptions.all(), with(jvmOptions.jobManager(), options), jvmOptions.taskManager()));
    }

    /** The same with more JVM options of the TaskManagers. */
    public FlinkSettings withTaskManagerOptions(String... options) {
        return with(new JvmOptions(jvmOptions.all(), jvmOptions.jobManager(), with(jvmOptions.taskManager(), options)));
    }

    private FlinkSettings with(JvmOptions options) {
        return new FlinkSettings(lib, directory, taskManagers, slots, highAvailability, config, environment, options);
    }

    private static List<String> with(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    private static Map<String, String> with(Map<String, String> entries, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put(key, value);
        return more;
    }
}
