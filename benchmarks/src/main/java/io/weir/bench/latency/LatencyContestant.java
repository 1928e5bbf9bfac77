package io.weir.bench.latency;

import static java.util.Objects.requireNonNull;

import io.weir.bench.engine.EmbeddedFlink;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Sample;
import io.weir.bench.topic.Route;
import io.weir.bench.topic.TopicJob;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A flow that runs from its preparation to its end; what is measured of it is measured from outside.
 *
 * @param job adds the job to an environment of its own
 */
record LatencyContestant(String name, String tuning, TopicJob job) implements Contestant {
    private static final String SERVERS = "WEIR_BENCH_KAFKA";
    private static final String RUN = "WEIR_BENCH_RUN";

    /** The bout in which a contestant's process is told of a route, by environment variables. */
    static Bout tell(Route route, Bout bout) {
        return bout.telling(SERVERS, route.servers()).telling(RUN, route.run());
    }

    private static Route told() {
        return Route.named(requireNonNull(System.getenv(SERVERS)), requireNonNull(System.getenv(RUN)));
    }

    @Override
    public Prepared prepare(Path work) throws Exception {
        EmbeddedFlink flink = EmbeddedFlink.start(1, work);
        flink.begin(job.on(told()));
        return new Running(flink);
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
