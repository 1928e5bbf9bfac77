package io.weir.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** Follows a local run to its end, and tells how it goes. */
final class RunWatch {
    private static final long POLL_MILLIS = 500;

    private RunWatch() {}

    /** The final fates. @throws FlowFailed when the flow did not end by itself */
    static FateReport untilEnd(LocalRun run, PrintWriter err) throws Exception {
        Progress progress = new Progress(err, Progress.onTerminal());
        Optional<String> told = Optional.empty();
        while (!run.flow().ended()) {
            Optional<String> failure = run.lastFailure();
            if (!failure.equals(told)) {
                progress.done();
                err.println("restarting after a failure: " + failure.orElse("unknown"));
                told = failure;
            }
            FateReport fates = run.flow().fates();
            progress.show(run.flow().status() + "  " + fates.summary());
            Thread.sleep(POLL_MILLIS);
        }
        progress.done();
        try {
            return run.flow().result();
        } catch (ExecutionException failed) {
            throw new FlowFailed("the flow failed", failed);
        }
    }
}
