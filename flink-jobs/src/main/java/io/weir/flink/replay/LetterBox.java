package io.weir.flink.replay;

import io.weir.flink.FlinkSink;
import io.weir.flink.LetterStore;
import io.weir.flink.TaskSecrets;
import io.weir.plan.FlowIdentity;
import io.weir.plan.Plan;
import io.weir.plan.Write;
import io.weir.record.JsonRejected;
import io.weir.record.Letter;
import io.weir.record.Value;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The dead letters of one flow, where its errors sink keeps them. Reading takes two passes, for marks stand behind the letters
 * that they mean; ids are held in memory meanwhile, letters are not.
 */
public final class LetterBox {
    private final LetterStore store;
    private final String flow;

    LetterBox(LetterStore store, String flow) {
        this.store = store;
        this.flow = flow;
    }

    /** The letters of a plan's flow; empty when the flow has no errors sink, or one that cannot be read. */
    public static Optional<LetterBox> of(Plan plan) {
        FlowIdentity flow = plan.flow();
        return plan.errors()
                .flatMap(errors -> store(errors.use(), TaskSecrets.of(flow)))
                .map(store -> new LetterBox(store, flow.name()));
    }

    /** Takes letters one by one. */
    @FunctionalInterface
    public interface Visitor {
        /** One letter. */
        void letter(KeptLetter letter) throws IOException;
    }

    /**
     * Hands over every letter of the flow once, in the order in which they are kept.
     *
     * @return how many records were no letters, whether of this flow or of another one
     */
    public long read(Visitor visitor) throws IOException, InterruptedException {
        Map<String, Instant> replayed = replayed();
        Set<String> seen = new HashSet<>();
        long[] strangers = new long[1];
        store.read(json -> {
            Optional<Value> written = value(json);
            Optional<Letter> letter = written.flatMap(Letter::of);
            if (letter.isEmpty()) {
                strangers[0]++;
            } else if (isMine(letter.get())
                    && !letter.get().isMark()
                    && seen.add(letter.get().id())) {
                visitor.letter(new KeptLetter(
                        letter.get(),
                        written.get(),
                        Optional.ofNullable(replayed.get(letter.get().id()))));
            }
        });
        return strangers[0];
    }

    /** The letters that were sent through the flow again, and when; by id. */
    public Map<String, Instant> replayed() throws IOException, InterruptedException {
        Map<String, Instant> marks = new HashMap<>();
        store.read(json -> value(json)
                .flatMap(Letter::of)
                .filter(letter -> letter.isMark() && isMine(letter))
                .ifPresent(mark -> mark.refused()
                        .replayOf()
                        .ifPresent(id -> marks.put(
                                id, Instant.ofEpochMilli(mark.refused().failedAt())))));
        return marks;
    }

    private boolean isMine(Letter letter) {
        return letter.flow().equals(flow);
    }

    private static Optional<Value> value(byte[] json) {
        try {
            return Optional.of(Letter.READER.read(json));
        } catch (JsonRejected noLetter) {
            return Optional.empty();
        }
    }

    private static <O extends Record> Optional<LetterStore> store(Write.Use<O> use, TaskSecrets secrets) {
        return use.sink() instanceof FlinkSink<O> sink ? sink.letters(use.options(), secrets) : Optional.empty();
    }
}
