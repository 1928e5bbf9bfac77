package io.weir.bench.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.plan.Apply;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.source.SpecText;
import io.weir.udf.BoundStep;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import io.weir.udf.StepChain;
import io.weir.udf.fold.RecordSteps;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** The two ways of a record through the same steps, in one thread of this process. */
public final class StageBench implements Bench {
    private static final String BYTES = "bytes";
    private static final String TREE = "tree";
    private static final int WARMUPS = 5;
    private static final int RECORDS = 500_000;
    private static final String SPEC = """
        {"source": {"type": "file", "config": {"path": "in"}},
         "transformations": [
           {"type": "filter", "config": {"expression": "status == 'active' && amount > 100"}},
           {"type": "timestamp", "config": {"fieldName": "processedAt"}},
           {"type": "mask", "config": {"fields": ["userEmail"]}},
           {"type": "select", "config": {"fields": ["orderId", "userId", "userEmail", "amount", "currency", "status",
             "countryCode", "createdAt", "payload", "processedAt"]}},
           {"type": "snakeCase"}],
         "sink": {"type": "file", "config": {"path": "out"}},
         "errors": {"type": "file", "config": {"path": "refused"}}}
        """;

    @Override
    public String name() {
        return "stage";
    }

    @Override
    public String summary() {
        return "Decoding and five steps without an engine: bytes beside trees.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(Goal.timesAtLeast(
                4, new Goal.Ratio(Metric.CPU, TREE, BYTES), "bytes cost a quarter of what trees cost, or less"));
    }

    @Override
    public List<Series> run(Bout bout) {
        List<BoundStep<?>> steps = steps();
        List<Series> all = new ArrayList<>();
        for (StageRecords records : StageRecords.values()) {
            if (bout.covers(records.scenario())) {
                bout.progress().say(records.scenario());
                all.addAll(measured(records, steps, bout));
            }
        }
        return all;
    }

    private static List<Series> measured(StageRecords records, List<BoundStep<?>> steps, Bout bout) {
        SourceRecord[] sources = records.make();
        RecordSteps bytes = RecordSteps.open("decode", RecordDecoder.STANDARD, steps);
        RecordSteps tree = RecordSteps.openOnTree("decode", RecordDecoder.STANDARD, steps);
        requireEqual(outputs(bytes, sources), outputs(tree, sources));
        int size = (int) bout.size().orElse(bout.quick() ? sources.length : RECORDS);
        for (int warmup = 0; warmup < (bout.quick() ? 1 : WARMUPS); warmup++) {
            nanos(bytes, sources, size);
            nanos(tree, sources, size);
        }
        List<Double> ofBytes = new ArrayList<>();
        List<Double> ofTree = new ArrayList<>();
        for (int round = 0; round < bout.rounds(); round++) {
            ofBytes.add(nanos(bytes, sources, size));
            ofTree.add(nanos(tree, sources, size));
        }
        return List.of(
                new Series(records.scenario(), BYTES, Metric.CPU, ofBytes),
                new Series(records.scenario(), TREE, Metric.CPU, ofTree));
    }

    private static List<String> outputs(RecordSteps steps, SourceRecord[] sources) {
        Volume volume = new Volume();
        for (SourceRecord source : sources) {
            steps.apply(source, volume);
            volume.outputs.add(new String(volume.last, UTF_8));
        }
        return volume.outputs;
    }

    private static void requireEqual(List<String> bytes, List<String> tree) {
        if (!bytes.equals(tree)) {
            throw new IllegalStateException("bytes and trees do not give the same");
        }
    }

    /** Processor time of this thread for each record. */
    private static double nanos(RecordSteps steps, SourceRecord[] sources, int size) {
        Volume volume = new Volume();
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < size; i++) {
            steps.apply(sources[i & (sources.length - 1)], volume);
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        if (volume.records != size || volume.bytes < size) {
            throw new IllegalStateException("only " + volume.records + " of " + size + " records came through");
        }
        return (double) spent / size;
    }

    private static List<BoundStep<?>> steps() {
        return new FlowCompiler(Connectors.catalog())
                .compile(new SpecText("stage.json", SPEC)).flows().get(0).job().orElseThrow().plan().nodes().stream()
                        .filter(Apply.class::isInstance)
                        .map(Apply.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .bound();
    }

    /** What came out, so that no result is thrown away unseen. */
    private static final class Volume implements StepChain.Outcome {
        private long records;
        private long bytes;
        private byte[] last = {};
        private final List<String> outputs = new ArrayList<>();

        @Override
        public void emit(FlowRecord record) {
            records++;
            last = record.json();
            bytes += last.length;
        }

        @Override
        public void filtered(long count) {
            bytes -= count;
        }

        @Override
        public void expanded(long extra) {
            bytes -= extra;
        }

        @Override
        public void rejected(String stepId, RecordRejected why) {
            bytes--;
        }
    }
}
