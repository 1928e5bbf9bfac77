package io.weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A command in a JVM of its own, as the launcher starts it, so that it can be killed. */
record WeirProcess(Process process, Path log) implements AutoCloseable {
    private static final long TIMEOUT_MINUTES = 2;

    static WeirProcess start(Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                "target/classes:"
                        + Files.readString(Path.of("target/classpath")).strip(),
                "io.weir.cli.Weir"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new WeirProcess(process, log);
    }

    /** SIGKILL after so many milliseconds, unless the process has ended. @return whether it was killed */
    boolean killAfter(long milliseconds) throws InterruptedException {
        if (process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            return false;
        }
        process.destroyForcibly();
        process.waitFor();
        return true;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("the command has not ended");
        }
        return process.exitValue();
    }

    /** Waits until it has printed that. */
    void await(String text) {
        Awaitility.await().atMost(Duration.ofMinutes(TIMEOUT_MINUTES)).until(() -> {
            if (!process.isAlive() && !output().contains(text)) {
                throw new AssertionError("ended without printing '" + text + "':\n" + output());
            }
            return output().contains(text);
        });
    }

    /** SIGKILL: nothing can be saved any more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as Ctrl-C; waits until it has ended. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    String output() throws IOException {
        return Files.readString(log);
    }
}
