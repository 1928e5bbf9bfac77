package io.weir.bench.start;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processes from their start to their end, or to the first record that can be seen; taking turns, round by round. */
public final class StartBench implements Bench {
    static final Metric TIME = new Metric("time to the result", "ms");
    static final Metric CLASSES = new Metric("loaded classes", "classes");

    private static final String WEIR = "Weir";
    private static final String UNPREPARED = "Weir without its archive of classes";
    private static final String PLAIN = "the same job, started plainly";
    private static final String FLOOR = "java -version";
    private static final String CHECK = "weir check";
    private static final String CHECK_CEL = "weir check, with an expression in CEL";
    private static final String RUN = "weir run, to the first record";
    private static final int CHECKS_PER_ROUND = 4;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String summary() {
        return "How long commands take to start, and how many classes they load.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.atMost(180, TIME, WEIR, "weir check ends within 180 ms").in(CHECK),
                Goal.atMost(1_200, CLASSES, WEIR, "weir check loads at most 1,200 classes")
                        .in(CHECK),
                Goal.timesAtMost(
                        0.45,
                        new Goal.Ratio(TIME, WEIR, PLAIN),
                        "weir run shows its first record in at most 0.45 times the time of the same job, started plainly"));
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        Commands commands = Commands.of(bout.home(), bout.work());
        List<Series> all = new ArrayList<>();
        all.addAll(checks(CHECK, "manifest/routes/flow.yaml", commands, bout));
        all.addAll(checks(CHECK_CEL, "orders/flow.json", commands, bout));
        all.addAll(runs(commands, bout));
        return all;
    }

    private static List<Series> checks(String scenario, String spec, Commands commands, Bout bout) throws Exception {
        Path file = commands.example(spec);
        Map<String, Timed> contestants = new LinkedHashMap<>();
        contestants.put(WEIR, () -> commands.untilExit(commands.weir("check", file.toString())));
        contestants.put(UNPREPARED, () -> commands.untilExit(commands.unprepared("check", file.toString())));
        contestants.put(FLOOR, () -> commands.untilExit(commands.java("-version")));
        int rounds = bout.rounds() * (bout.quick() ? 1 : CHECKS_PER_ROUND);
        List<Series> series = turns(scenario, contestants, rounds, bout);
        if (bout.covers(scenario)) {
            series.add(
                    new Series(scenario, WEIR, CLASSES, List.of((double) commands.classes("check", file.toString()))));
        }
        return series;
    }

    private static List<Series> runs(Commands commands, Bout bout) throws Exception {
        Map<String, Timed> contestants = new LinkedHashMap<>();
        contestants.put(WEIR, () -> commands.untilRecord(commands::flow));
        contestants.put(PLAIN, () -> commands.untilRecord(commands::plainJob));
        return turns(RUN, contestants, bout.rounds(), bout);
    }

    private static List<Series> turns(String scenario, Map<String, Timed> contestants, int rounds, Bout bout)
            throws Exception {
        List<Series> series = new ArrayList<>();
        if (!bout.covers(scenario)) {
            return series;
        }
        bout.progress().say(scenario);
        Map<String, List<Double>> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, Timed> contestant : contestants.entrySet()) {
                double time = contestant.getValue().milliseconds();
                if (round > 0) { // the first one warms the disk's cache, and the archive of classes if it was not made
                    // yet
                    samples.computeIfAbsent(contestant.getKey(), unseen -> new ArrayList<>())
                            .add(time);
                }
            }
        }
        samples.forEach((contestant, times) -> series.add(new Series(scenario, contestant, TIME, times)));
        return series;
    }

    private interface Timed {
        double milliseconds() throws Exception;
    }
}
