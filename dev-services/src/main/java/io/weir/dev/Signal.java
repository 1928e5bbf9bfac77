package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What the kernel does to processes, whether they want it or not. */
enum Signal {
    STOP,
    CONT,
    KILL;

    /** Sends the signal with one command and waits until it is sent; processes that have ended by then are left out. */
    void send(Collection<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-" + name()));
        processes.forEach(process -> command.add(String.valueOf(process.pid())));
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (kill.waitFor() != 0 && processes.stream().allMatch(ProcessHandle::isAlive)) {
                throw new ServiceException("cannot send SIG" + name() + " to all of " + processes);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot run kill", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceException("interrupted while sending SIG" + name(), interrupted);
        }
    }
}
