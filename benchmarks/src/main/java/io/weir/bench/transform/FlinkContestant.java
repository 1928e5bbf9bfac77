package io.weir.bench.transform;

import io.weir.bench.engine.EmbeddedFlink;
import io.weir.bench.engine.Rendezvous;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Sample;
import io.weir.bench.pipeline.OutputLine;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job on an embedded Flink.
 *
 * @param job adds the job for a run to an environment of its own
 * @param form how its dead letters are told
 */
record FlinkContestant(String name, String tuning, Gives output, Function<byte[], String> form, Job job)
        implements Contestant {
    /** A job that gives records, and dead letters as they came in. */
    FlinkContestant(String name, String tuning, Job job) {
        this(name, tuning, Gives.ALL, OutputLine::deadLetter, job);
    }

    @Override
    public boolean gives(String line) {
        return switch (output) {
            case ALL -> true;
            case RECORDS -> !OutputLine.isDeadLetter(line);
            case NOTHING -> false;
        };
    }

    @Override
    public Prepared prepare(Path work) throws Exception {
        return new Running(EmbeddedFlink.start(1, work), this);
    }

    /** What a contestant does of the work. */
    enum Gives {
        ALL,
        RECORDS,
        NOTHING
    }

    /** A job that reads the records of a run and ends. */
    @FunctionalInterface
    interface Job {
        /** The job; its source is for the run that is called {@code run}. */
        StreamExecutionEnvironment build(Rendezvous run) throws Exception;
    }

    private record Running(EmbeddedFlink flink, FlinkContestant contestant) implements Prepared {
        @Override
        public void output(long records, Consumer<String> lines) throws Exception {
            try (Rendezvous run = Rendezvous.capturing(records)) {
                flink.run(contestant.job.build(run));
                Rendezvous.Captured captured = run.captured().orElseThrow();
                if (contestant.output != Gives.NOTHING) {
                    captured.records().stream().map(OutputLine::record).forEach(lines);
                    captured.deadLetters().stream().map(contestant.form).forEach(lines);
                }
            }
        }

        @Override
        public Sample run(long records) throws Exception {
            try (Rendezvous run = Rendezvous.timed(records)) {
                flink.run(contestant.job.build(run));
                return run.sample();
            }
        }

        @Override
        public void close() {
            flink.close();
        }
    }
}
