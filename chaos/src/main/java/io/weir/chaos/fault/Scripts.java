package io.weir.chaos.fault;

import io.weir.chaos.fault.FaultKind.Act;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes scripts: which faults come in a round, and when. A function of the seed. */
public final class Scripts {
    private static final Duration WINDOW = Duration.ofSeconds(17);
    private static final Duration FREEZE = Duration.ofSeconds(8);
    private static final Duration LONG_FREEZE = Duration.ofSeconds(25);
    /** How long a broker or a database takes until it is back. */
    private static final Duration COMEBACK = Duration.ofSeconds(7);

    private final SplittableRandom random;
    private final Map<Victim, Duration> busyUntil = new EnumMap<>(Victim.class);
    private final List<Injection> script = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private Scripts(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * A script of about 17 seconds, in which at least one process of the flows is killed if that is allowed.
     *
     * @param allowed the kinds to choose from
     */
    public static List<Injection> random(long seed, List<FaultKind> allowed) {
        Scripts scripts = new Scripts(seed);
        if (allowed.contains(FaultKind.KILL_TASKMANAGER)) {
            scripts.add(FaultKind.KILL_TASKMANAGER);
        }
        while (scripts.now.compareTo(WINDOW) < 0 && scripts.addOneOf(allowed)) {}
        return List.copyOf(scripts.script);
    }

    /** A script of these faults in this order. */
    public static List<Injection> of(long seed, List<FaultKind> kinds) {
        Scripts scripts = new Scripts(seed);
        kinds.forEach(scripts::add);
        return List.copyOf(scripts.script);
    }

    /** False when nothing can be added any more. */
    private boolean addOneOf(List<FaultKind> allowed) {
        List<FaultKind> free = allowed.stream()
                .filter(kind ->
                        busyUntil.getOrDefault(kind.victim(), Duration.ZERO).compareTo(now) <= 0)
                .filter(kind -> kind.victim() != Victim.FLOW || !busyUntil.containsKey(Victim.FLOW))
                .toList();
        if (free.isEmpty()) {
            now = now.plusMillis(500);
            return !allowed.isEmpty();
        }
        int drawn = random.nextInt(free.stream().mapToInt(FaultKind::weight).sum());
        for (FaultKind kind : free) {
            drawn -= kind.weight();
            if (drawn < 0) {
                add(kind);
                return true;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    private void add(FaultKind kind) {
        Duration pause = Duration.ofMillis(500L + random.nextInt(1_500));
        Duration hold = hold(kind);
        now = now.plus(pause);
        busyUntil.put(kind.victim(), now.plus(hold).plus(comeback(kind)));
        script.add(new Injection(kind, pause, hold, random.nextInt(1 << 16)));
    }

    private Duration hold(FaultKind kind) {
        return switch (kind.act()) {
            case KILL -> Duration.ofMillis(random.nextInt(1_000));
            case FREEZE -> random.nextInt(8) == 0 ? LONG_FREEZE : FREEZE;
            case SEVER, CHANGE -> Duration.ZERO;
            case CUT, BLACK_HOLE -> Duration.ofMillis(1_000L + random.nextInt(3_000));
            case DELAY -> Duration.ofMillis(2_000L + random.nextInt(3_000));
            case LOSE_ANSWER -> Duration.ofSeconds(4);
        };
    }

    private static Duration comeback(FaultKind kind) {
        if (kind.act() != Act.KILL) {
            return Duration.ofMillis(500);
        }
        return switch (kind.victim()) {
            case BROKER -> COMEBACK;
            case DATABASE -> Duration.ofSeconds(2);
            default -> Duration.ofSeconds(4);
        };
    }
}
