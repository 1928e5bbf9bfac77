package io.weir.cli;

import io.weir.flink.lower.LoweringOptions;
import io.weir.flink.replay.Selection;
import io.weir.plan.JobPlan;
import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.RecordRejected;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One replay, from the choice of letters to the moment when all can see their marks.
 *
 * @param job the flow that the letters are sent through
 */
record Replay(Letters letters, JobPlan job, ReplayState state, PrintWriter err) {
    private static final Duration MARKS_TIMEOUT = Duration.ofMinutes(1);
    private static final long POLL_MILLIS = 500;

    /**
     * Ends what an earlier process has begun.
     *
     * @param spec the file of the flow that this replay sends letters through
     * @return false after printing that the earlier replay needs another spec
     */
    boolean unfinished(String spec, PrintWriter out) throws Exception {
        switch (state.stage()) {
            case NONE -> {}
            case SELECTED -> state.clear(); // nothing was committed: the letters are not marked, and chosen anew
            case STARTED -> {
                ReplayState.Order order = state.order();
                if (!order.specHash().equals(job.plan().flow().specHash())) {
                    say("an unfinished replay sends letters through " + order.spec() + ", which is not what " + spec
                            + " says now; replay with that first");
                    return false;
                }
                say("going on with an unfinished replay of " + order.records() + " records");
                FateReport fates = run(order);
                out.println("replayed the letters of the unfinished replay: " + fates.summary());
                out.flush();
            }
            case ENDED -> {
                if (!settled()) {
                    throw new IOException("the marks of the last replay cannot be seen in " + letters.target()
                            + " yet, because a transaction there is open; try again when it has ended");
                }
            }
        }
        return true;
    }

    /** Chooses letters and sends them; always true. */
    boolean select(LetterChoice choice, String spec, PrintWriter out) throws Exception {
        long chosen;
        ReplayState.Order order;
        try (Selection selection = state.newSelection()) {
            letters.box().read(letter -> choice.decide(letter, selection::add));
            choice.explain(err);
            chosen = selection.letters();
            if (chosen == 0) {
                out.println("nothing to replay");
                out.flush();
                return true;
            }
            order = new ReplayState.Order(job.plan().flow().specHash(), selection.records(), spec);
            state.begin(selection, order);
        }
        say("replaying " + chosen + " letters of flow '" + job.plan().flow().flowName() + "'");
        FateReport fates = run(order);
        out.println("replayed " + chosen + " letters: " + fates.summary());
        out.flush();
        return true;
    }

    /** Tells what would be sent, and what the steps would make of it. */
    void rehearse(LetterChoice choice, PrintWriter out) throws IOException, InterruptedException {
        if (state.stage() == ReplayState.Stage.STARTED) {
            say("note: a replay is unfinished and would go on first; its letters are counted here too");
        }
        LetterCensus census = new LetterCensus();
        Set<Coordinates> sent = new HashSet<>();
        TrialRun trial = new TrialRun(job.plan(), new Unheard());
        letters.box()
                .read(letter -> choice.decide(letter, chosen -> {
                    census.add(chosen);
                    if (sent.add(chosen.letter().origin().coordinates())) {
                        trial.accept(chosen.letter().again());
                    }
                }));
        choice.explain(err);
        out.println("would replay " + census.letters() + " letters");
        out.print(census.table());
        out.println("the steps of the flow would make of them: " + trial.fates().summary());
        out.flush();
    }

    private FateReport run(ReplayState.Order order) throws Exception {
        Optional<Path> from = state.run().latest();
        FateReport fates;
        try (LocalRun run = LocalRun.start(job, state.run(), from, LoweringOptions.AS_PLANNED)) {
            fates = RunWatch.untilEnd(run, err);
        }
        say(fates.equation());
        if (fates.in() != order.records() || !fates.conserved()) {
            throw new IOException("the replay sent " + order.records() + " records, but the flow counts otherwise: "
                    + fates.equation());
        }
        if (!settled()) {
            say("note: a transaction in " + letters.target()
                    + " is open, and the marks behind it can be seen only when it has ended");
        }
        return fates;
    }

    /** Whether every letter of the selection can be seen to be marked; then nothing more needs to be remembered of it. */
    private boolean settled() throws IOException, InterruptedException {
        Set<String> ids = Selection.ids(state.selection());
        long deadline = System.nanoTime() + MARKS_TIMEOUT.toNanos();
        while (!letters.box().replayed().keySet().containsAll(ids)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_MILLIS);
        }
        state.clear();
        return true;
    }

    private void say(String line) {
        err.println(line);
        err.flush();
    }

    /** Of a rehearsal only the counts are told. */
    private record Unheard() implements TrialRun.Results {
        @Override
        public void delivered(FlowRecord record) {
            // counted
        }

        @Override
        public void rejected(SourceRecord origin, String stage, RecordRejected why) {
            // counted
        }
    }
}
