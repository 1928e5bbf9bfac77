package io.weir.bench.graph;

import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Sample;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** The compiler, in a process that has compiled nothing yet. */
record CompileContestant() implements Contestant {
    /** From the text of a spec to its job plan. */
    static final Metric COMPILE = new Metric("time to compile", "ms");

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public String name() {
        return "Weir";
    }

    @Override
    public String tuning() {
        return "as it is";
    }

    @Override
    public Prepared prepare(Path work) {
        return new Running();
    }

    private record Running() implements Prepared {
        @Override
        public void output(long records, Consumer<String> lines) {
            lines.accept(TwentyTransforms.compile().toString());
        }

        /** Compiles so many times; a compilation's share of the time. */
        @Override
        public Sample run(long times) {
            long begin = System.nanoTime();
            for (long i = 0; i < times; i++) {
                TwentyTransforms.compile();
            }
            return new Sample(Map.of(COMPILE, (System.nanoTime() - begin) / NANOS_PER_MILLI / times));
        }

        @Override
        public void close() {}
    }
}
