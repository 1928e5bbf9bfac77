package io.weir.dev;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a Java process that brings Log4j writes its log into a file of its own. */
final class FileLog {
    private static final String LOGGING = """
            rootLogger.level = INFO
            rootLogger.appenderRef.file.ref = file
            appender.file.name = file
            appender.file.type = File
            appender.file.fileName = ${sys:log.file}
            appender.file.layout.type = PatternLayout
            appender.file.layout.pattern = %d{HH:mm:ss.SSS} %-5p %c{1} [%t] %m%n
            """;

    private FileLog() {}

    /** Writes the configuration that {@link #options} name. */
    static void write(Path configuration) throws IOException {
        Files.writeString(configuration, LOGGING);
    }

    /** The JVM options of a process that appends to {@code log}. */
    static List<String> options(Path configuration, Path log) {
        return List.of("-Dlog.file=" + log, "-Dlog4j.configurationFile=" + configuration.toUri());
    }
}
