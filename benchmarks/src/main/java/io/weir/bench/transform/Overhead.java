package io.weir.bench.transform;

import io.weir.bench.harness.Contestant;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.bench.pipeline.CorpusCase.Layout;
import io.weir.bench.pipeline.CorpusCase.Shape;
import java.util.List;

/** A flow that does nothing to records of one field, beside a Flink job that does nothing. */
public final class Overhead {
    /** The flow. */
    public static final String WEIR = "Weir";

    /** The job. */
    public static final String FLOOR = "engine floor";

    private Overhead() {}

    /** Both. */
    public static List<Contestant> contestants() {
        Jobs jobs = new Jobs(new CorpusCase(Shape.TINY, Layout.FIXED, 100));
        return List.of(
                new FlinkContestant(WEIR, "a spec without transformations", jobs::passing),
                new FlinkContestant(FLOOR, "source and sink without work between them", jobs::floor));
    }
}
