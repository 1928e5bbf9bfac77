package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder of a Flink installation: {@code lib}, {@code conf}, {@code usrlib}, {@code log}; and its Java commands. */
final class FlinkHome {
    private final FlinkSettings settings;
    private final int restPort = FreePort.pick();
    private final int zooKeeperPort = FreePort.pick();

    private FlinkHome(FlinkSettings settings) {
        this.settings = settings;
    }

    /** Lays the folder out anew, with other free ports than before; what a former cluster left there stays. */
    static FlinkHome create(FlinkSettings settings) {
        if (!Files.isDirectory(settings.lib())) {
            throw new ServiceException(
                    "no Flink in " + settings.lib() + "; module flink-home puts one into its target");
        }
        FlinkHome home = new FlinkHome(settings);
        try {
            for (String folder : List.of("conf", "log", "plugins", "tmp", "uploads", "checkpoints", "savepoints")) {
                Files.createDirectories(home.folder(folder));
            }
            // Flink looks for usrlib beside lib.
            Files.deleteIfExists(home.folder("lib"));
            Files.createSymbolicLink(home.folder("lib"), settings.lib());
            Files.writeString(home.folder("conf").resolve("config.yaml"), home.configYaml());
            FileLog.write(home.folder("conf").resolve("log4j.properties"));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot prepare " + settings.directory(), broken);
        }
        return home;
    }

    int restPort() {
        return restPort;
    }

    int zooKeeperPort() {
        return zooKeeperPort;
    }

    Path folder(String name) {
        return settings.directory().resolve(name);
    }

    /** Removes the link to Flink's jars, so that the folder can be deleted or kept without them. */
    void unlink() {
        try {
            Files.deleteIfExists(folder("lib"));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot remove " + folder("lib"), broken);
        }
    }

    /** Puts a job where a cluster in application mode finds it. */
    void installJob(Path jar) {
        try {
            Files.createDirectories(folder("usrlib"));
            Path target = folder("usrlib").resolve(jar.toAbsolutePath().getFileName());
            Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot install " + jar, broken);
        }
    }

    /** A process of this installation that logs to {@code log/NAME.log}, with JVM options of its own. */
    ProcessBuilder java(String name, List<String> options, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvmOptions().all());
        command.addAll(options);
        command.add("-Djava.io.tmpdir=" + folder("tmp"));
        command.addAll(FileLog.options(
                folder("conf").resolve("log4j.properties"), folder("log").resolve(name + ".log")));
        // Only the JVM that runs main() needs it, which is another one in each mode.
        command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
        command.add("-cp");
        command.add(folder("lib") + "/*");
        command.addAll(mainAndArguments);
        // Flink derives relative paths of usrlib from the working directory of every process.
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(settings.directory().toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> key.startsWith("FLINK_") || key.equals("JAVA_TOOL_OPTIONS"));
        environment.put("FLINK_CONF_DIR", folder("conf").toString());
        environment.put("FLINK_LIB_DIR", folder("lib").toString());
        environment.put("FLINK_PLUGINS_DIR", folder("plugins").toString());
        environment.putAll(settings.environment());
        return builder;
    }

    private String configYaml() {
        Map<String, String> config = new TreeMap<>();
        places(config);
        taskManagerMemory(config);
        if (settings.highAvailability()) {
            highAvailability(config);
        }
        config.put("cluster.registration.error-delay", "300 ms");
        config.put("cluster.registration.refused-registration-delay", "300 ms");
        config.put("execution.checkpointing.dir", folder("checkpoints").toUri().toString());
        config.put(
                "execution.checkpointing.savepoint-dir",
                folder("savepoints").toUri().toString());
        config.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        // Every TaskManager works for every job, so that none can be spared.
        config.put("taskmanager.load-balance.mode", "SLOTS");
        // A killed TaskManager is noticed after two failed heartbeats.
        config.put("heartbeat.interval", "2 s");
        config.put("heartbeat.timeout", "20 s");
        config.putAll(settings.config());
        StringBuilder yaml = new StringBuilder();
        config.forEach((key, value) ->
                yaml.append(key).append(": '").append(value.replace("'", "''")).append("'\n"));
        return yaml.toString();
    }

    private void places(Map<String, String> config) {
        String host = "127.0.0.1";
        config.put("jobmanager.rpc.address", host);
        config.put("jobmanager.bind-host", host);
        config.put("jobmanager.rpc.port", String.valueOf(FreePort.pick()));
        config.put("taskmanager.host", host);
        config.put("taskmanager.bind-host", host);
        config.put("rest.address", host);
        config.put("rest.bind-address", host);
        config.put("rest.port", String.valueOf(restPort));
        config.put("io.tmp.dirs", folder("tmp").toString());
        // A new JobManager finds the jars that a killed one was given.
        config.put("web.upload.dir", folder("uploads").toString());
    }

    private void highAvailability(Map<String, String> config) {
        config.put("high-availability.type", "zookeeper");
        config.put("high-availability.cluster-id", "/weir");
        config.put("high-availability.storageDir", folder("ha").toUri().toString());
        config.put("high-availability.zookeeper.quorum", "127.0.0.1:" + zooKeeperPort);
        // A killed JobManager leads until its session has ended.
        config.put("high-availability.zookeeper.client.session-timeout", "4 s");
        config.put("high-availability.zookeeper.client.connection-timeout", "4 s");
        config.put("high-availability.zookeeper.client.retry-wait", "500 ms");
    }

    /** A TaskManager started without Flink's shell scripts must be told every part of its memory. */
    private void taskManagerMemory(Map<String, String> config) {
        config.put("taskmanager.cpu.cores", String.valueOf(settings.slots()));
        config.put("taskmanager.numberOfTaskSlots", String.valueOf(settings.slots()));
        config.put("taskmanager.memory.framework.heap.size", "128m");
        config.put("taskmanager.memory.framework.off-heap.size", "128m");
        config.put("taskmanager.memory.task.heap.size", "320m");
        config.put("taskmanager.memory.task.off-heap.size", "0");
        config.put("taskmanager.memory.managed.size", "128m");
        config.put("taskmanager.memory.network.min", "64m");
        config.put("taskmanager.memory.network.max", "64m");
        config.put("taskmanager.memory.jvm-metaspace.size", "256m");
        config.put("taskmanager.memory.jvm-overhead.min", "128m");
        config.put("taskmanager.memory.jvm-overhead.max", "128m");
    }

    /** The JVM options of a TaskManager; those for its memory go with {@link #taskManagerMemory}. */
    List<String> taskManagerJvm() {
        List<String> options =
                new ArrayList<>(List.of("-Xmx448m", "-XX:MaxDirectMemorySize=192m", "-XX:MaxMetaspaceSize=256m"));
        options.addAll(settings.jvmOptions().taskManager());
        return options;
    }

    /** The JVM options of a JobManager. */
    List<String> jobManagerJvm() {
        List<String> options = new ArrayList<>(List.of("-Xmx384m", "-XX:MaxMetaspaceSize=256m"));
        options.addAll(settings.jvmOptions().jobManager());
        return options;
    }
}
