package io.weir.bench.latency;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Contest;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Fork;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.bench.harness.Tally;
import io.weir.bench.topic.Route;
import io.weir.dev.KafkaProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** How long a record takes from topic to topic, at rates that do not fill the machine. */
public final class LatencyBench implements Bench, Contest {
    private static final Metric MEDIAN = new Metric("latency, 50 %", "ms");
    private static final Metric P99 = new Metric("latency, 99 %", "ms");
    private static final Metric P999 = new Metric("latency, 99.9 %", "ms");
    private static final Metric WORST = new Metric("latency, worst", "ms");
    private static final String WEIR = "Weir";
    private static final String PER_SECOND = "/s";
    private static final int[] RATES = {500, 5_000};
    private static final double MICROS_PER_MILLI = 1_000;

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String summary() {
        return "P from topic to topic under an open-loop load: how long a record takes.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                goal(Profile.AT_LEAST_ONCE, 15, "at least once, 99 % within 15 ms"),
                goal(Profile.EXACTLY_ONCE, 200, "exactly once, 99 % within 200 ms"));
    }

    private static Goal goal(Profile profile, double limit, String text) {
        Goal everywhere = Goal.atMost(limit, P99, WEIR, text);
        return new Goal(
                text,
                Goal.Bound.AT_MOST,
                limit,
                all -> everywhere
                        .reading()
                        .of(all.stream()
                                .filter(series -> Profile.of(series.scenario()) == profile)
                                .toList()));
    }

    @Override
    public List<String> scenarios() {
        return Stream.of(Profile.values())
                .flatMap(
                        profile -> Arrays.stream(RATES).mapToObj(rate -> profile.guarantee() + " " + rate + PER_SECOND))
                .toList();
    }

    @Override
    public long checked() {
        return 0;
    }

    @Override
    public List<Contestant> contestants(String scenario) {
        Profile profile = Profile.of(scenario);
        return List.of(
                new LatencyContestant(
                        WEIR,
                        "the spec with profile low-latency, compiled and lowered by the product",
                        LatencyJobs.weir(profile)),
                new LatencyContestant(
                        "hand-written, Jackson tree",
                        "one operator, linger 0, checkpoints as often as those of the profile",
                        LatencyJobs.handWritten(profile)));
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        bout.progress().say("starting a broker");
        Tally tally = new Tally();
        try (KafkaProcess kafka = KafkaProcess.start(bout.work().resolve("broker"))) {
            for (String scenario : scenarios()) {
                List<Contestant> order = new ArrayList<>(contestants(scenario));
                order.removeIf(contestant -> !bout.admits(contestant.name()));
                for (int round = 1; bout.covers(scenario) && round <= bout.rounds(); round++) {
                    for (Contestant contestant : order) {
                        bout.progress().say(scenario + ", round " + round + ": " + contestant.name());
                        measure(scenario, contestant, new Place(bout, kafka.bootstrapServers()), tally);
                    }
                    Collections.reverse(order);
                }
            }
        }
        return tally.series();
    }

    private void measure(String scenario, Contestant contestant, Place place, Tally tally) throws Exception {
        Route route = Route.empty(place.servers());
        Fork.Address address = new Fork.Address(name(), scenario, contestant.name());
        Duration warmUp = Duration.ofSeconds(place.bout().quick() ? 2 : 5);
        Duration measured = Duration.ofSeconds(place.bout().quick() ? 2 : 10);
        Histogram latencies;
        try (Fork fork = Fork.start(address, LatencyContestant.tell(route, place.bout()))) {
            fork.await();
            latencies = new OpenLoop(rate(scenario), warmUp, measured).latencies(route);
        }
        Tally.Row row = tally.row(scenario, contestant.name());
        row.add(MEDIAN, latencies.getValueAtPercentile(50) / MICROS_PER_MILLI);
        row.add(P99, latencies.getValueAtPercentile(99) / MICROS_PER_MILLI);
        row.add(P999, latencies.getValueAtPercentile(99.9) / MICROS_PER_MILLI);
        row.add(WORST, latencies.getMaxValue() / MICROS_PER_MILLI);
    }

    private static int rate(String scenario) {
        String last = scenario.substring(scenario.lastIndexOf(' ') + 1);
        return Integer.parseInt(last.substring(0, last.length() - PER_SECOND.length()));
    }

    private record Place(Bout bout, String servers) {}
}
