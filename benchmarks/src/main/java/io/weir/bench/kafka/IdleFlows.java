package io.weir.bench.kafka;

import io.weir.bench.engine.EmbeddedFlink;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Sample;
import io.weir.bench.harness.Stopwatch;
import io.weir.bench.topic.Route;
import io.weir.bench.topic.TopicJob;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Many flows between topics that nobody writes to, on one cluster, with a checkpoint every second.
 *
 * @param job adds the job for one of them to an environment of its own
 */
record IdleFlows(String name, String tuning, TopicJob job) implements Contestant {
    /** How many. */
    static final int COUNT = 20;

    /** Of all of them together. */
    static final Metric CPU = new Metric("CPU of idle flows", "% of a core");

    /** Live objects of each. */
    static final Metric HEAP = new Metric("heap of an idle flow", "KiB");

    private static final int MEASURED_SECONDS = 10;
    private static final int PERCENT = 100;
    private static final int KIB = 1024;

    @Override
    public Prepared prepare(Path work) throws Exception {
        EmbeddedFlink flink = EmbeddedFlink.start(COUNT, work);
        long before = heap();
        String servers = System.getenv(KafkaContestant.BROKER);
        for (int i = 0; i < COUNT; i++) {
            flink.begin(job.on(Route.empty(servers)));
        }
        return new Running(flink, before);
    }

    /** Live bytes. */
    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private record Running(EmbeddedFlink flink, long before) implements Prepared {
        @Override
        public void output(long records, Consumer<String> lines) {
            lines.accept(COUNT + " flows");
        }

        @Override
        public Sample run(long records) throws InterruptedException {
            Stopwatch watch = new Stopwatch();
            Stopwatch.Reading begun = watch.read();
            TimeUnit.SECONDS.sleep(MEASURED_SECONDS);
            Stopwatch.Reading spent = watch.read().since(begun);
            Map<Metric, Double> values = new LinkedHashMap<>();
            values.put(CPU, (double) spent.cpuNanos() / spent.wallNanos() * PERCENT);
            values.put(HEAP, (double) (heap() - before) / COUNT / KIB);
            return new Sample(values);
        }

        @Override
        public void close() {
            flink.close();
        }
    }
}
