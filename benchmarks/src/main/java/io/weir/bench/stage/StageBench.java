package io.weir.bench.stage;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.bench.peer.HandFused;
import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.bench.pipeline.Pipeline;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.plan.Apply;
import io.weir.record.Coordinates;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.source.SpecText;
import io.weir.udf.BoundStep;
import io.weir.udf.RecordDecoder;
import io.weir.udf.fold.RecordSteps;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** P in one thread of this process, in the two ways of the product and as an expert writes it. */
public final class StageBench implements Bench {
    private static final String BYTES = "bytes";
    private static final String TREE = "tree";
    private static final String FUSED = "expert, fused by hand";
    private static final int WARMUPS = 5;
    private static final int RECORDS = 100_000;
    private static final String SPEC = """
        {"source": {"type": "file", "config": {"path": "in"}},
         "transformations": %s,
         "sink": {"type": "file", "config": {"path": "out"}},
         "errors": {"type": "file", "config": {"path": "refused"}}}
        """;

    @Override
    public String name() {
        return "stage";
    }

    @Override
    public String summary() {
        return "P without an engine: over bytes, over trees, and fused by hand.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.timesAtLeast(
                        4, new Goal.Ratio(Metric.CPU, TREE, BYTES), "bytes cost a quarter of what trees cost, or less"),
                Goal.timesAtMost(
                        1.05, new Goal.Ratio(Metric.CPU, BYTES, FUSED), "at most 1.05 times the expert's function"));
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        List<Series> all = new ArrayList<>();
        for (CorpusCase variant : CorpusCase.STANDARD) {
            if (bout.covers(variant.name())) {
                bout.progress().say(variant.name());
                all.addAll(measured(variant, bout));
            }
        }
        return all;
    }

    private static List<Series> measured(CorpusCase variant, Bout bout) throws Exception {
        SourceRecord[] sources = sources(variant);
        Map<String, Way> ways = ways();
        ways.keySet().removeIf(name -> !bout.admits(name));
        requireEqual(variant, ways, sources);
        int size = (int) bout.size().orElse(bout.quick() ? sources.length : RECORDS);
        Map<String, List<Double>> nanos = new LinkedHashMap<>();
        for (int round = bout.quick() ? -1 : -WARMUPS; round < bout.rounds(); round++) {
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                double spent = nanos(way.getValue(), sources, size);
                if (round >= 0) {
                    nanos.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(spent);
                }
            }
        }
        return nanos.entrySet().stream()
                .map(way -> new Series(variant.name(), way.getKey(), Metric.CPU, way.getValue()))
                .toList();
    }

    private static SourceRecord[] sources(CorpusCase variant) {
        byte[][] records = Corpus.of(variant);
        SourceRecord[] sources = new SourceRecord[records.length];
        for (int i = 0; i < records.length; i++) {
            Coordinates place = new Coordinates("orders", 0, i);
            sources[i] = new SourceRecord(records[i], null, List.of(), place, Corpus.time(i), Operation.INSERT);
        }
        return sources;
    }

    private static Map<String, Way> ways() {
        List<BoundStep<?>> steps = steps();
        HandFused fused = new HandFused();
        fused.open();
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(BYTES, RecordSteps.open("decode", RecordDecoder.STANDARD, steps)::apply);
        ways.put(TREE, RecordSteps.openOnTree("decode", RecordDecoder.STANDARD, steps)::apply);
        ways.put(FUSED, (source, outcomes) -> fused(fused, source, outcomes));
        return ways;
    }

    private static void fused(HandFused fused, SourceRecord source, Outcomes outcomes) {
        byte[] payload = source.payload();
        try {
            byte[] result = payload == null ? null : fused.apply(payload, source.eventTime());
            if (result == null) {
                outcomes.filtered(1);
            } else {
                outcomes.passed(result);
            }
        } catch (IOException malformed) {
            outcomes.refused();
        }
    }

    private static List<BoundStep<?>> steps() {
        SpecText spec = new SpecText("stage.json", SPEC.formatted(Pipeline.transformations()));
        return new FlowCompiler(Connectors.catalog())
                .compile(spec).flows().get(0).job().orElseThrow().plan().nodes().stream()
                        .filter(Apply.class::isInstance)
                        .map(Apply.class::cast)
                        .findFirst()
                        .orElseThrow()
                        .bound();
    }

    private static void requireEqual(CorpusCase variant, Map<String, Way> ways, SourceRecord[] sources) {
        for (SourceRecord source : sources) {
            List<String> results = ways.values().stream()
                    .map(way -> Outcomes.ofOne(way, source))
                    .distinct()
                    .toList();
            if (results.size() > 1) {
                throw new IllegalStateException(variant.name() + ": results differ\n" + String.join("\n", results));
            }
        }
    }

    /** Processor time of this thread for each record. */
    private static double nanos(Way way, SourceRecord[] sources, int size) {
        Outcomes outcomes = new Outcomes();
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < size; i++) {
            way.apply(sources[i % sources.length], outcomes);
        }
        long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
        outcomes.requireAll(size);
        return (double) spent / size;
    }

    /** A way of a record through P. */
    @FunctionalInterface
    interface Way {
        /** Tells what became of the record, once. */
        void apply(SourceRecord source, Outcomes outcomes);
    }
}
