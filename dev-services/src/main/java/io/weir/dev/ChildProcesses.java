package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The processes that one service started. They end with it, and with this JVM unless that is killed. */
final class ChildProcesses implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final List<Process> running = new CopyOnWriteArrayList<>();
    private final Thread hook =
            new Thread(() -> running.forEach(ChildProcesses::destroyFamily), "stop-child-processes");

    ChildProcesses() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a process whose output is appended to a file. */
    Process start(ProcessBuilder builder, Path output) {
        return start(
                builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())));
    }

    /** Starts a process as the builder says. */
    Process start(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            running.add(process);
            return process;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot start " + builder.command().get(0), broken);
        }
    }

    /** Ends a process at once (SIGKILL), frozen or not, and waits until it is gone. */
    void kill(Process process) {
        process.destroyForcibly();
        if (!await(process, GRACE)) {
            throw new ServiceException("process " + process.pid() + " survives SIGKILL");
        }
        running.remove(process);
    }

    /** True when the process ended within {@code time}. */
    static boolean await(Process process, Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks the processes to end (SIGTERM), and kills those that have not ended after some seconds. */
    @Override
    public void close() {
        // Frozen ones must wake up to hear it.
        Signal.CONT.send(running.stream()
                .map(Process::toHandle)
                .filter(ProcessHandle::isAlive)
                .toList());
        running.forEach(Process::destroy);
        for (Process process : running) {
            if (!await(process, GRACE)) {
                kill(process);
            }
        }
        running.clear();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // The JVM is already going down, and the hook with it: nothing is left to remove.
            return;
        }
    }

    /** A frozen child would not notice that its parent is gone. */
    private static void destroyFamily(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
