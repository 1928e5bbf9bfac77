package io.weir.bench.harness;

import static java.util.Objects.requireNonNull;

import io.weir.bench.harness.Bout.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Lets contestants do the same work. Each lives in a process of its own, so that none pays for the compiled code, the heap or
 * the threads of another. First all of them must give the same output; then they are warmed up; then they take turns, round
 * by round and every second round in reverse, so that what drifts on the machine meets all of them.
 */
public final class Comparison {
    private static final double RUN_NANOS = 1.2e9;
    private static final int WARMUPS = 3;
    private static final double WARM_UP_NANOS = 8e9;
    private static final long FIRST_RUN = 20_000;
    private static final long QUICK_RUN = 2_000;
    private static final long MOST = 1_000_000_000;

    private final String bench;
    private final Contest contest;
    private final Bout bout;
    private final Tally tally = new Tally();

    private Comparison(String bench, Contest contest, Bout bout) {
        this.bench = bench;
        this.contest = contest;
        this.bout = bout;
    }

    /**
     * Runs all scenarios that the bout covers.
     *
     * @param bench the benchmark that is the contest, by its name
     * @throws OutputsDiffer before anything is timed, when contestants do not give the same output
     */
    public static List<Series> run(String bench, Contest contest, Bout bout) throws Exception {
        Comparison comparison = new Comparison(bench, contest, bout);
        for (String scenario : contest.scenarios()) {
            if (bout.covers(scenario)) {
                comparison.scenario(scenario);
            }
        }
        return comparison.tally.series();
    }

    private void scenario(String scenario) throws Exception {
        Map<Contestant, Fork> forks = new LinkedHashMap<>();
        try {
            start(scenario, forks);
            Outputs.requireEqual(scenario, forks, Math.min(contest.checked(), bout.quick() ? 500 : Long.MAX_VALUE));
            progress().say(scenario + ": " + forks.size() + " contestants agree on the output");
            Map<Contestant, Long> sizes = warm(scenario, forks);
            List<Contestant> order = new ArrayList<>(forks.keySet());
            for (int round = 1; round <= bout.rounds(); round++) {
                progress().say(scenario + ": round " + round + " of " + bout.rounds());
                for (Contestant contestant : order) {
                    record(scenario, contestant, fork(forks, contestant).run(size(sizes, contestant)));
                }
                Collections.reverse(order);
            }
        } finally {
            close(forks);
        }
    }

    private void start(String scenario, Map<Contestant, Fork> forks) throws IOException {
        for (Contestant contestant : contest.contestants(scenario)) {
            if (bout.admits(contestant.name())) {
                forks.put(contestant, Fork.start(new Fork.Address(bench, scenario, contestant.name()), bout));
            }
        }
        progress().say(scenario + ": starting " + forks.size() + " contestants");
        for (Contestant contestant : List.copyOf(forks.keySet())) {
            Fork fork = fork(forks, contestant);
            try {
                fork.await();
            } catch (Contestant.Unavailable missing) {
                progress().say("SKIPPED " + contestant.name() + " in " + scenario + ": " + missing.getMessage());
                forks.remove(contestant);
                fork.close();
            }
        }
    }

    /** Runs until the compilers have seen enough, and finds how many records make a run long enough to be measured. */
    private Map<Contestant, Long> warm(String scenario, Map<Contestant, Fork> forks) throws Exception {
        OptionalLong fixed = fixed(scenario);
        Map<Contestant, Long> sizes = new LinkedHashMap<>();
        for (Map.Entry<Contestant, Fork> entry : forks.entrySet()) {
            long size = fixed.orElse(FIRST_RUN);
            double warmed = bout.quick() ? WARM_UP_NANOS : 0;
            for (int run = bout.quick() ? WARMUPS - 1 : 0; run < WARMUPS || warmed < WARM_UP_NANOS; run++) {
                Double nanos = entry.getValue().run(size).values().get(Metric.WALL);
                warmed += nanos == null ? WARM_UP_NANOS : nanos * size;
                if (fixed.isEmpty() && nanos != null) {
                    size = Math.max(FIRST_RUN, Math.min(MOST, (long) (RUN_NANOS / nanos)));
                }
            }
            sizes.put(entry.getKey(), size);
            progress().say("warm: " + entry.getKey().name() + ", " + size + " records per run");
        }
        return sizes;
    }

    private OptionalLong fixed(String scenario) {
        if (bout.size().isPresent()) {
            return bout.size();
        }
        return bout.quick() ? OptionalLong.of(QUICK_RUN) : contest.records(scenario);
    }

    private void record(String scenario, Contestant contestant, Sample sample) {
        sample.values().forEach(tally.row(scenario, contestant.name())::add);
    }

    private Progress progress() {
        return bout.progress();
    }

    private static Fork fork(Map<Contestant, Fork> forks, Contestant contestant) {
        return requireNonNull(forks.get(contestant));
    }

    private static long size(Map<Contestant, Long> sizes, Contestant contestant) {
        return requireNonNull(sizes.get(contestant));
    }

    private static void close(Map<Contestant, Fork> forks) throws IOException {
        for (Fork fork : forks.values()) {
            fork.close();
        }
    }

    /** The first line in which two outputs differ. */
    public static final class OutputsDiffer extends Exception {
        private static final long serialVersionUID = 1L;

        OutputsDiffer(String message) {
            super(message);
        }
    }

    /** Compares what contestants gave. */
    private static final class Outputs {
        private Outputs() {}

        static void requireEqual(String scenario, Map<Contestant, Fork> forks, long records) throws Exception {
            List<String> wanted = List.of();
            String from = "";
            for (Map.Entry<Contestant, Fork> entry : forks.entrySet()) {
                Contestant contestant = entry.getKey();
                List<String> given = lines(entry.getValue().output(records));
                if (from.isEmpty()) {
                    wanted = given;
                    from = contestant.name();
                } else {
                    List<String> expected =
                            wanted.stream().filter(contestant::gives).toList();
                    compare(scenario + ": " + contestant.name() + " and " + from + " differ", given, expected);
                }
            }
        }

        private static void compare(String differ, List<String> given, List<String> wanted) throws OutputsDiffer {
            for (int i = 0; i < Math.max(given.size(), wanted.size()); i++) {
                String one = i < given.size() ? given.get(i) : "<nothing more>";
                String other = i < wanted.size() ? wanted.get(i) : "<nothing more>";
                if (!one.equals(other)) {
                    throw new OutputsDiffer(differ + " in line " + (i + 1) + ":\n  " + one + "\n  " + other);
                }
            }
        }

        private static List<String> lines(Path file) throws IOException {
            return Files.readAllLines(file);
        }
    }
}
