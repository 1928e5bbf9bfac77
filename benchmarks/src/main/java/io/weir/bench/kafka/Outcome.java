package io.weir.bench.kafka;

import io.weir.bench.peer.HandFused;
import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import java.io.IOException;

/** How many records of a stream pass P, and how many are malformed. */
record Outcome(long passed, long malformed) {
    /** Of the first records of a variant. */
    static Outcome of(CorpusCase variant, long records) {
        byte[][] corpus = Corpus.of(variant);
        HandFused work = new HandFused();
        work.open();
        long passed = 0;
        long malformed = 0;
        for (int i = 0; i < corpus.length; i++) {
            long times = records / corpus.length + (i < records % corpus.length ? 1 : 0);
            try {
                passed += work.apply(corpus[i], Corpus.time(i)) == null ? 0 : times;
            } catch (IOException dead) {
                malformed += times;
            }
        }
        return new Outcome(passed, malformed);
    }
}
