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
    private final int restPort;

    private FlinkHome(FlinkSettings settings, int restPort) {
        this.settings = settings;
        this.restPort = restPort;
    }

    /** Lays the folder out anew, with other free ports than before; what a former cluster left there stays. */
    static FlinkHome create(FlinkSettings settings) {
        if (!Files.isDirectory(settings.lib())) {
            throw new ServiceException(
                    "no Flink in " + settings.lib() + "; module flink-home puts one into its target");
        }
        FlinkHome home = new FlinkHome(settings, FreePort.pick());
        try {
            for (String folder : List.of("conf", "log", "plugins", "tmp", "checkpoints", "savepoints")) {
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

    /** A process of this installation that logs to {@code log/NAME.log}. */
    ProcessBuilder java(String name, List<String> memory, List<String> mainAndArguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvmOptions());
        command.addAll(memory);
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
        config.put("cluster.registration.error-delay", "300 ms");
        config.put("cluster.registration.refused-registration-delay", "300 ms");
        config.put("execution.checkpointing.dir", folder("checkpoints").toUri().toString());
        config.put(
                "execution.checkpointing.savepoint-dir",
                folder("savepoints").toUri().toString());
        config.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
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

    /** The JVM options that go with {@link #taskManagerMemory}. */
    static List<String> taskManagerJvm() {
        return List.of("-Xmx448m", "-XX:MaxDirectMemorySize=192m", "-XX:MaxMetaspaceSize=256m");
    }

    static List<String> jobManagerJvm() {
        return List.of("-Xmx384m", "-XX:MaxMetaspaceSize=256m");
    }

    static List<String> clientJvm() {
        return List.of("-Xmx256m");
    }
}
