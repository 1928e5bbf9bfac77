package io.weir.bench.latency;

import io.weir.bench.engine.EmbeddedFlink;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Sample;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A flow that runs from its preparation to its end; what is measured of it is measured from outside.
 *
 * @param job adds the job to an environment of its own
 */
record LatencyContestant(String name, String tuning, Job job) implements Contestant {
    @Override
    public Prepared prepare(Path work) throws Exception {
        EmbeddedFlink flink = EmbeddedFlink.start(1, work);
        flink.begin(job.build(Topics.told()));
        return new Running(flink);
    }

    /** Adds a job to an environment of its own. */
    @FunctionalInterface
    interface Job {
        /** The job between the topics. */
        StreamExecutionEnvironment build(Topics topics) throws Exception;
    }

    private record Running(EmbeddedFlink flink) implements Prepared {
        @Override
        public void output(long records, Consumer<String> lines) {
            throw new UnsupportedOperationException("it is measured from outside");
        }

        @Override
        public Sample run(long records) {
            throw new UnsupportedOperationException("it is measured from outside");
        }

        @Override
        public void close() {
            flink.close();
        }
    }
}
