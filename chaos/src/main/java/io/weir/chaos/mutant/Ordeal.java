package io.weir.chaos.mutant;

import io.weir.chaos.check.Violation;
import io.weir.chaos.fault.FaultKind;
import io.weir.chaos.fault.Injection;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.round.Round;
import io.weir.chaos.round.RoundPlan;
import io.weir.chaos.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What flows go through so that mutants show. Flows of the product itself come through all of them. */
enum Ordeal {
    /** Nothing happens to the flows. */
    PEACE,
    /** Tasks die at any time. */
    KILLS(kill(1_500), kill(6_000)),
    /** Tasks die between a checkpoint and the end of its commits. */
    KILLS_IN_COMMITS(new BehindCheckpoint(false)),
    /** Tasks die between a checkpoint and the end of its commits, and the broker gives up their transactions. */
    LOST_TRANSACTIONS(new BehindCheckpoint(true)),
    /** Tasks die while their commits are under way, which arrive when others have taken their place. */
    LATE_COMMITS(new LateCommits()),
    /** Tasks die while much is written between two checkpoints, because the database is slow. */
    KILLS_BETWEEN_CHECKPOINTS(injection(FaultKind.DELAY_DATABASE, 500, 13_000), kill(5_000), kill(8_000)),
    /** The database commits, and nobody hears of it. */
    LOST_ANSWERS(
            injection(FaultKind.LOSE_DATABASE_ANSWER, 500, 2_500),
            injection(FaultKind.LOSE_DATABASE_ANSWER, 2_700, 2_500),
            injection(FaultKind.LOSE_DATABASE_ANSWER, 2_700, 2_500));

    @SuppressWarnings("ImmutableEnumChecker") // List.of is, and injections are
    private final List<Injection> script;

    @SuppressWarnings("ImmutableEnumChecker") // acts have no state
    private final Optional<Episode.Act> act;

    Ordeal(Injection... script) {
        this.script = List.of(script);
        this.act = Optional.empty();
    }

    Ordeal(Episode.Act act) {
        this.script = List.of();
        this.act = Optional.of(act);
    }

    /** For reports. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Runs flows through it, all at once if it is a matter of faults, and returns what went wrong with them. */
    List<Violation> run(World world, long seed, List<FlowPlan> flows) throws Exception {
        List<Violation> violations = new ArrayList<>();
        if (act.isPresent()) {
            for (FlowPlan flow : flows) {
                violations.addAll(new Episode(world, flow, seed).run(act.get()));
            }
        } else {
            new Round(world, new RoundPlan(seed, 0, flows, script))
                    .run()
                    .scenarios()
                    .forEach(scenario -> violations.addAll(scenario.violations()));
        }
        return violations;
    }

    private static Injection kill(long pauseMillis) {
        return injection(FaultKind.KILL_TASKMANAGER, pauseMillis, 200);
    }

    private static Injection injection(FaultKind kind, long pauseMillis, long holdMillis) {
        return new Injection(kind, Duration.ofMillis(pauseMillis), Duration.ofMillis(holdMillis), 0);
    }
}
