package io.weir.chaos.round;

import io.weir.chaos.fault.FaultKind;
import io.weir.chaos.fault.Injection;
import io.weir.chaos.fault.Scripts;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.LetterBox;
import io.weir.chaos.flow.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens in one round: flows that run at once, and what is done to all of them.
 *
 * @param seed decides everything else
 * @param number of the round; names of flows begin with it
 */
public record RoundPlan(long seed, int number, List<FlowPlan> flows, List<Injection> script) {
    private static final int PARALLELISM = 2;
    private static final List<LetterBox> LETTER_BOXES = List.of(LetterBox.values());

    public RoundPlan {
        flows = List.copyOf(flows);
        script = List.copyOf(script);
    }

    /** One flow for each target, and faults by chance out of those that are allowed. */
    public static RoundPlan random(long seed, int number, List<FaultKind> allowed) {
        long mixed = mix(seed, number);
        return new RoundPlan(mixed, number, flows(mixed, number), Scripts.random(mixed, allowed));
    }

    /** One flow for each target, and these faults in this order. */
    public static RoundPlan of(long seed, int number, List<FaultKind> faults) {
        long mixed = mix(seed, number);
        return new RoundPlan(mixed, number, flows(mixed, number), Scripts.of(mixed, faults));
    }

    /** The same without the flows that write elsewhere. */
    public RoundPlan only(Target target) {
        return new RoundPlan(
                seed,
                number,
                flows.stream().filter(flow -> flow.target() == target).toList(),
                script);
    }

    private static List<FlowPlan> flows(long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        List<FlowPlan> flows = new ArrayList<>();
        for (Target target : Target.values()) {
            LetterBox letters = LETTER_BOXES.get(random.nextInt(LETTER_BOXES.size()));
            boolean deduplicates = random.nextInt(3) > 0;
            String name = "r%04d-%s".formatted(number, shortName(target));
            flows.add(new FlowPlan(name, target, letters, deduplicates, false, PARALLELISM));
        }
        return flows;
    }

    private static String shortName(Target target) {
        return switch (target) {
            case KAFKA -> "kafka";
            case POSTGRES_LEDGER -> "ledger";
            case POSTGRES_UPSERT -> "upsert";
            case FILE -> "file";
        };
    }

    private static long mix(long seed, int number) {
        return new SplittableRandom(seed * 1_000_003 + number).nextLong();
    }
}
