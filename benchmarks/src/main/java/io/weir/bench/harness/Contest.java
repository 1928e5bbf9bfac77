package io.weir.bench.harness;

import java.util.List;
import java.util.OptionalLong;

/** The contestants of a benchmark, so that any process can find one of them by its names. */
public interface Contest {
    /** The variants of the work, in the order of the report. */
    List<String> scenarios();

    /** Who does the work of a scenario; the first one's output is what the others' must equal. */
    List<Contestant> contestants(String scenario);

    /** How many records a timed run takes; empty when it may take as many as a second and more need. */
    default OptionalLong records(String scenario) {
        return OptionalLong.empty();
    }

    /** How many records the outputs are compared on. */
    long checked();
}
