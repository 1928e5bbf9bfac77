package io.weir.bench.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.compile.CompileReport;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.plan.Apply;
import io.weir.plan.JobPlan;
import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.JsonWriter;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.source.SpecText;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import io.weir.udf.StepChain;
import io.weir.udf.fold.RecordSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Sends random records through random flows in both ways, and compares what becomes of each: the bytes, event times and routes of
 * the results, the counts, and the codes and messages of refusals. The same seed makes the same pairs.
 */
public final class Differential {
    private static final int RECORDS_PER_FLOW = 200;
    private static final long EVENT_TIME = 1_732_212_000_000L;

    private final FlowCompiler compiler = new FlowCompiler(Connectors.catalog());
    private final Random random;
    private long flows;
    private long pairs;
    private long decidedFast;

    /** Pairs of this seed. */
    public Differential(long seed) {
        this.random = new Random(seed);
    }

    /** The pairs of the next flow; the first one on which the ways differ, if there is one. */
    public Optional<String> next() {
        String spec = new RandomFlow(random).next();
        Optional<JobPlan> job = compiled(spec);
        if (job.isEmpty()) {
            return Optional.empty();
        }
        flows++;
        Apply apply = job.get().plan().nodes().stream()
                .filter(Apply.class::isInstance)
                .map(Apply.class::cast)
                .findFirst()
                .orElseThrow();
        RecordDecoder decoder = job.get().plan().eventTime().decoder();
        RecordSteps fast = RecordSteps.open("decode", decoder, apply.bound());
        RecordSteps tree = RecordSteps.openOnTree("decode", decoder, apply.bound());
        RandomJson records = new RandomJson(random);
        for (int i = 0; i < RECORDS_PER_FLOW; i++) {
            byte[] payload = records.next();
            SourceRecord source = source(payload, i);
            Fate actual = Fate.of(fast, source);
            Fate expected = Fate.of(tree, source);
            pairs++;
            if (!actual.lines().equals(expected.lines())) {
                return Optional.of("spec: " + spec + "\nrecord " + i + ": " + new String(payload, UTF_8) + "\ntree: "
                        + expected.lines() + "\nfast: " + actual.lines());
            }
        }
        decidedFast += fast.decidedFast();
        return Optional.empty();
    }

    /** How many flows were sound. */
    public long flows() {
        return flows;
    }

    /** How many pairs of flow and record were compared. */
    public long pairs() {
        return pairs;
    }

    /** How many of the records the fast path decided; the others were compared with themselves. */
    public long decidedFast() {
        return decidedFast;
    }

    private Optional<JobPlan> compiled(String spec) {
        CompileReport report = compiler.compile(new SpecText("fuzz.json", spec));
        return report.hasErrors() ? Optional.empty() : report.flows().get(0).job();
    }

    private SourceRecord source(byte[] payload, int position) {
        return new SourceRecord(
                random.nextInt(100) == 0 ? null : payload,
                null,
                List.of(),
                new Coordinates("fuzz", random.nextInt(2), position),
                EVENT_TIME + random.nextInt(1_000_000),
                Operation.INSERT);
    }

    /** What became of one record. */
    private record Fate(List<String> lines) {
        static Fate of(RecordSteps steps, SourceRecord source) {
            List<String> lines = new ArrayList<>();
            steps.apply(source, new StepChain.Outcome() {
                @Override
                public void emit(FlowRecord record) {
                    String bytes = new String(record.json(), UTF_8);
                    lines.add("emitted " + bytes + " at " + record.eventTime() + " to " + record.route());
                    try {
                        String tree = JsonWriter.toText(JsonReader.TRUSTING.read(record.json()));
                        lines.add(tree.equals(bytes) ? "compact" : "not as the tree would be written: " + tree);
                    } catch (JsonRejected wrong) {
                        lines.add("no JSON: " + wrong.getMessage());
                    }
                }

                @Override
                public void filtered(long count) {
                    lines.add("filtered " + count);
                }

                @Override
                public void expanded(long extra) {
                    lines.add("expanded by " + extra);
                }

                @Override
                public void rejected(String stepId, RecordRejected why) {
                    lines.add("rejected by " + stepId + " as " + why.code() + ": " + why.getMessage());
                }
            });
            return new Fate(lines);
        }
    }
}
