package io.weir.bench.kafka;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Comparison;
import io.weir.bench.harness.Contest;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.bench.peer.HandFused;
import io.weir.bench.peer.JacksonStreaming;
import io.weir.bench.peer.JacksonTree;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.bench.pipeline.CorpusCase.Layout;
import io.weir.bench.pipeline.CorpusCase.Shape;
import io.weir.bench.pipeline.OutputLine;
import io.weir.dev.KafkaProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** What P costs from topic to topic, without the broker. */
public final class KafkaBench implements Bench, Contest {
    private static final String TUNED =
            "acks all, linger 5 ms, batches of 64 KiB, object reuse, checkpoint every second; ";
    private static final String WEIR = "Weir";
    private static final String TREE = "hand-written, Jackson tree";
    private static final String SQL = "Flink SQL";
    private static final String CONNECT = "Kafka Connect";
    private static final long CHECKED = 2_000;
    private static final long FLAT_RECORDS = 1_000_000;
    private static final long NESTED_RECORDS = 250_000;

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String summary() {
        return "P from topic to topic, at least once: what the engine costs beside its broker.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.timesAtLeast(2, ratio(TREE), "the idiomatic hand-written job needs at least twice as much"),
                Goal.timesAtLeast(3, ratio(SQL), "Flink SQL needs at least 3 times as much"),
                Goal.timesAtLeast(4, ratio(CONNECT), "Kafka Connect needs at least 4 times as much"));
    }

    private static Goal.Ratio ratio(String peer) {
        return new Goal.Ratio(Metric.CPU, peer, WEIR);
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        bout.progress().say("starting a broker");
        try (KafkaProcess kafka = KafkaProcess.start(bout.work().resolve("broker"))) {
            return Comparison.run(name(), this, bout.telling(KafkaContestant.BROKER, kafka.bootstrapServers()));
        }
    }

    @Override
    public List<String> scenarios() {
        return CorpusCase.names(List.of(
                new CorpusCase(Shape.FLAT, Layout.FIXED, 100),
                new CorpusCase(Shape.FLAT, Layout.FIXED, 5),
                new CorpusCase(Shape.NESTED, Layout.FIXED, 100)));
    }

    @Override
    public long checked() {
        return CHECKED;
    }

    @Override
    public OptionalLong records(String scenario) {
        return OptionalLong.of(CorpusCase.named(scenario).shape() == Shape.FLAT ? FLAT_RECORDS : NESTED_RECORDS);
    }

    @Override
    public List<Contestant> contestants(String scenario) {
        CorpusCase variant = CorpusCase.named(scenario);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new KafkaContestant(
                WEIR,
                "the spec, compiled and lowered by the product, checkpoint every second",
                true,
                OutputLine::envelope,
                variant,
                new FlinkEngine(KafkaJobs.weir())));
        contestants.addAll(handWritten(variant));
        contestants.addAll(others(variant));
        return contestants;
    }

    private static List<Contestant> handWritten(CorpusCase variant) {
        Function<byte[], String> asTheyCame = OutputLine::deadLetter;
        return List.of(
                new KafkaContestant(
                        "expert, fused by hand",
                        TUNED + "one strict scan over the bytes",
                        true,
                        asTheyCame,
                        variant,
                        new FlinkEngine(KafkaJobs.one(HandFused::new))),
                new KafkaContestant(
                        "hand-written, Jackson streaming",
                        TUNED + "tokens from parser to generator",
                        true,
                        asTheyCame,
                        variant,
                        new FlinkEngine(KafkaJobs.one(JacksonStreaming::new))),
                new KafkaContestant(
                        TREE,
                        TUNED + "one parse into a tree, one write",
                        true,
                        asTheyCame,
                        variant,
                        new FlinkEngine(KafkaJobs.one(JacksonTree::new))));
    }

    private static List<Contestant> others(CorpusCase variant) {
        Function<byte[], String> asTheyCame = OutputLine::deadLetter;
        return List.of(
                new KafkaContestant(
                        SQL,
                        TUNED + "JSON format and generated code; malformed records are dropped, not kept",
                        false,
                        asTheyCame,
                        variant,
                        new FlinkEngine(KafkaJobs.sql(variant.shape()))),
                new KafkaContestant(
                        CONNECT,
                        "one task, JsonConverter without schemas, four of its transforms, a filter and a sink of ours",
                        true,
                        asTheyCame,
                        variant,
                        new ConnectEngine()),
                new KafkaContestant(
                        "Kafka Streams",
                        "one thread, commit every second, linger 5 ms, batches of 64 KiB, one parse into a tree",
                        true,
                        asTheyCame,
                        variant,
                        new StreamsEngine()));
    }
}
