package io.weir.bench.harness;

import java.util.List;

/** One benchmark: what {@code weir bench NAME} runs. It measures and reports; no time makes it fail. */
public interface Bench {
    /** How the command line and the result file call it: one lower-case word. */
    String name();

    /** What it measures, in one sentence. */
    String summary();

    /** What its results are held against, in the order of the report. */
    default List<Goal> goals() {
        return List.of();
    }

    /**
     * Measures.
     *
     * @throws Exception when something broke, or when contestants do not agree on the output
     */
    List<Series> run(Bout bout) throws Exception;
}
