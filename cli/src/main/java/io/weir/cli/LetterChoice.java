package io.weir.cli;

import io.weir.flink.replay.KeptLetter;
import io.weir.record.Letter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Set;

/** Which letters are sent again, and why others are not. */
final class LetterChoice {
    private final LetterFilter filter;
    private final Set<String> behindExpansion;
    private long replayed;
    private long cut;
    private long siblings;

    /**
     * @param behindExpansion stages whose letters may have siblings that went on, see
     *     {@link io.weir.flink.replay.ReplayJob#stagesBehindExpansion}; empty: they are sent all the same
     */
    LetterChoice(LetterFilter filter, Set<String> behindExpansion) {
        this.filter = filter;
        this.behindExpansion = behindExpansion;
    }

    /** Takes chosen letters. */
    interface Chosen {
        void letter(KeptLetter letter) throws IOException;
    }

    /** Hands the letter on if it is to be sent. */
    void decide(KeptLetter kept, Chosen chosen) throws IOException {
        Letter letter = kept.letter();
        if (!filter.accepts(kept)) {
            return;
        }
        if (kept.replayedAt().isPresent()) {
            replayed++;
        } else if (!letter.whole()) {
            cut++;
        } else if (behindExpansion.contains(letter.refused().stage())) {
            siblings++;
        } else {
            chosen.letter(kept);
        }
    }

    /** Tells which of the letters that were asked for are not sent. */
    void explain(PrintWriter err) {
        tell(replayed, "were replayed before", err);
        tell(cut, "hold the beginning of their record only, so they cannot be replayed", err);
        tell(
                siblings,
                "are of one of several records that 'flatten' made, and the others may have gone on;"
                        + " --siblings sends their records all the same, which writes those again",
                err);
        tell(filter.unanswered(), "lack a field that --where asks for", err);
        err.flush();
    }

    private static void tell(long letters, String what, PrintWriter err) {
        if (letters > 0) {
            err.println("left out: " + letters + " letters " + what);
        }
    }
}
