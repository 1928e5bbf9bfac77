package io.weir.bench.harness;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * One run of a benchmark, as it was asked for.
 *
 * @param quick a smoke of seconds: smallest sizes, one round; its numbers mean nothing
 * @param size records per timed run; without it each contestant's runs are made long enough to be measured
 * @param rounds how many times the contestants take turns
 * @param only parts of names: contestants whose name has none of them do not take part; all do when empty
 * @param cases parts of names: scenarios whose name has none of them are left out; none is when empty
 * @param home the project's folder
 * @param work where processes may write
 * @param fork the main class of the processes that contestants run in: {@code BENCH SCENARIO CONTESTANT FOLDER}
 * @param environment what the processes of contestants are told besides, as environment variables
 * @param progress takes what is being done, one line at a time
 */
public record Bout(
        boolean quick,
        OptionalLong size,
        int rounds,
        List<String> only,
        List<String> cases,
        Path home,
        Path work,
        Class<?> fork,
        Map<String, String> environment,
        Progress progress) {
    public Bout {
        only = List.copyOf(only);
        cases = List.copyOf(cases);
        environment = Map.copyOf(environment);
    }

    /** This bout, with one more thing that the processes of contestants are told. */
    public Bout telling(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Bout(quick, size, rounds, only, cases, home, work, fork, more, progress);
    }

    /** Whether a contestant takes part. */
    public boolean admits(String contestant) {
        return matches(only, contestant);
    }

    /** Whether a scenario is run. */
    public boolean covers(String scenario) {
        return matches(cases, scenario);
    }

    /** Whether the whole benchmark is run, so that its results may be published. */
    public boolean complete() {
        return !quick && size.isEmpty() && only.isEmpty() && cases.isEmpty();
    }

    private static boolean matches(List<String> parts, String name) {
        return parts.isEmpty() || parts.stream().anyMatch(name::contains);
    }

    /** Hears what is being done. */
    @FunctionalInterface
    public interface Progress {
        /** One line. */
        void say(String line);
    }
}
