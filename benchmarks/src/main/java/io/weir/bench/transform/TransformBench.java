package io.weir.bench.transform;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Comparison;
import io.weir.bench.harness.Contest;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.bench.peer.ConnectChain;
import io.weir.bench.peer.HandFused;
import io.weir.bench.peer.JacksonStreaming;
import io.weir.bench.peer.JacksonTree;
import io.weir.bench.peer.SeaTunnelChain;
import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.bench.pipeline.OutputLine;
import io.weir.bench.transform.FlinkContestant.Gives;
import java.util.ArrayList;
import java.util.List;

/** What P costs inside Flink, from memory to nowhere. */
public final class TransformBench implements Bench, Contest {
    private static final String WEIR = "Weir";
    private static final String FUSED = "expert, fused by hand";
    private static final String STREAMING = "hand-written, Jackson streaming";
    private static final String TREE = "hand-written, Jackson tree";
    private static final String SIX = "six chained operators";
    private static final String SQL = "Flink SQL";
    private static final String CONNECT = "Kafka Connect converter and SMTs";
    private static final String SEATUNNEL = "SeaTunnel format and SQL transform";
    private static final String FLOOR = "engine floor";

    @Override
    public String name() {
        return "transform";
    }

    @Override
    public String summary() {
        return "P from memory to nowhere inside Flink: what the transformation itself costs.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.timesAtMost(1.05, ratio(WEIR, FUSED), "at most 1.05 times the expert's operator"),
                Goal.timesAtLeast(
                        4, ratio(TREE, WEIR), "the idiomatic hand-written job needs at least 4 times as much"),
                Goal.timesAtLeast(6, ratio(SQL, WEIR), "Flink SQL needs at least 6 times as much"),
                Goal.timesAtLeast(8, ratio(CONNECT, WEIR), "Kafka Connect needs at least 8 times as much"),
                Goal.timesAtLeast(5, ratio(SEATUNNEL, WEIR), "SeaTunnel needs at least 5 times as much"));
    }

    private static Goal.Ratio ratio(String above, String below) {
        return new Goal.Ratio(Metric.CPU, above, below);
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        return Comparison.run(name(), this, bout);
    }

    @Override
    public List<String> scenarios() {
        return CorpusCase.names(CorpusCase.STANDARD);
    }

    @Override
    public long checked() {
        return Corpus.SIZE;
    }

    @Override
    public List<Contestant> contestants(String scenario) {
        CorpusCase variant = CorpusCase.named(scenario);
        Jobs jobs = new Jobs(variant);
        List<Contestant> contestants = new ArrayList<>();
        contestants.add(new FlinkContestant(
                WEIR,
                "the spec, compiled and lowered by the product; dead letters are whole envelopes",
                Gives.ALL,
                OutputLine::envelope,
                jobs::weir));
        contestants.addAll(peers(jobs));
        if (variant.shape() == CorpusCase.Shape.FLAT) {
            contestants.add(new FlinkContestant(
                    SEATUNNEL,
                    "JSON format and SQL transform of 2.3.4, inside one operator; its arrays hold no objects",
                    jobs.one(SeaTunnelChain::new)));
        }
        contestants.add(new FlinkContestant(
                FLOOR,
                "source and sink without work between them",
                Gives.NOTHING,
                OutputLine::deadLetter,
                jobs::floor));
        return contestants;
    }

    private static List<Contestant> peers(Jobs jobs) {
        return List.of(
                new FlinkContestant(
                        FUSED,
                        "one operator that knows P by heart: one strict scan over the bytes, one write",
                        jobs.one(HandFused::new)),
                new FlinkContestant(
                        STREAMING,
                        "one operator, Jackson's parser to Jackson's generator, encoded names, one buffer",
                        jobs.one(JacksonStreaming::new)),
                new FlinkContestant(
                        TREE,
                        "one operator, one parse, one write, reader and writer made once: what most engineers write",
                        jobs.one(JacksonTree::new)),
                new FlinkContestant(SIX, "an operator per step over ObjectNode, object reuse on", jobs::six),
                new FlinkContestant(
                        SQL,
                        "JSON format and generated code, object reuse on; malformed records are dropped, not kept",
                        Gives.RECORDS,
                        OutputLine::deadLetter,
                        jobs::sql),
                new FlinkContestant(
                        CONNECT,
                        "JsonConverter without schemas, four of its transforms and a filter of ours, inside one"
                                + " operator",
                        jobs.one(ConnectChain::new)));
    }
}
