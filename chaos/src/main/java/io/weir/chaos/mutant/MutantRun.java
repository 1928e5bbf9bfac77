package io.weir.chaos.mutant;

import io.weir.chaos.check.Violation;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.world.World;
import io.weir.chaos.world.WorldSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Tries mutants: plants each into a Flink of its own, lets flows go through what must bring it to light, and looks whether
 * the checker says so. Flows of the unchanged product go through the same before: they must come out unharmed.
 */
public final class MutantRun implements AutoCloseable {
    /** Some mutants show only when a fault hits a short moment. */
    private static final int ATTEMPTS = 3;
    /** The ledger's tables, which a mutant may leave in disorder. */
    private static final String FORGET = """
            do $$ declare own text; begin
              for own in select relname from pg_class where relkind = 'r' and relname like 'weir\\_%' loop
                execute 'drop table ' || own;
              end loop;
            end $$""";

    private final World world;
    private final Path agent;
    private final long seed;
    private final Map<Ordeal, String> controls = new EnumMap<>(Ordeal.class);
    private int trials;

    private MutantRun(World world, Path agent, long seed) {
        this.world = world;
        this.agent = agent.toAbsolutePath();
        this.seed = seed;
    }

    /**
     * Starts a world for trials.
     *
     * @param agent {@code weir-mutants.jar}
     * @param seed decides the loads
     */
    public static MutantRun start(WorldSettings settings, Path agent, long seed) throws IOException, SQLException {
        if (!Files.isRegularFile(agent)) {
            throw new IOException("there is no " + agent + "; module chaos puts it into its target");
        }
        return new MutantRun(World.start(settings), agent, seed);
    }

    /** Tries mutants, after a control of each ordeal that they need; {@code each} hears of the results as they come. */
    public List<MutantResult> run(List<Mutant> mutants, Consumer<MutantResult> each) throws Exception {
        for (Ordeal ordeal : Ordeal.values()) {
            Set<Trial.Shape> shapes = new LinkedHashSet<>();
            mutants.stream()
                    .map(Trial::of)
                    .filter(trial -> trial.ordeal() == ordeal)
                    .forEach(trial -> shapes.addAll(trial.flows()));
            if (!shapes.isEmpty()) {
                control(ordeal, List.copyOf(shapes));
            }
        }
        List<MutantResult> results = new ArrayList<>();
        for (Mutant mutant : mutants) {
            MutantResult result = run(mutant);
            each.accept(result);
            results.add(result);
        }
        return results;
    }

    private void control(Ordeal ordeal, List<Trial.Shape> shapes) throws Exception {
        List<FlowPlan> flows = Trial.named("control" + controls.size(), shapes);
        String trouble = "";
        try {
            List<Violation> violations = ordeal.run(world, seed, flows);
            if (!violations.isEmpty()) {
                trouble = "the unchanged product does not come through: " + violations;
            }
        } catch (IllegalStateException brokenOff) {
            trouble = "the control broke off: " + brokenOff.getMessage();
        }
        controls.put(ordeal, trouble);
    }

    private MutantResult run(Mutant mutant) throws Exception {
        long begun = System.nanoTime();
        Trial trial = Trial.of(mutant);
        String name = "mutant" + trials++;
        world.renewFlink(name, List.of("-javaagent:" + agent + "=" + mutant.label()));
        Optional<Violation> caught = Optional.empty();
        String trouble = controls.getOrDefault(trial.ordeal(), "");
        try {
            for (int attempt = 0; attempt < ATTEMPTS && caught.isEmpty(); attempt++) {
                List<FlowPlan> flows = Trial.named(name + (char) ('a' + attempt), trial.flows());
                caught = trial.ordeal().run(world, seed + attempt, flows).stream()
                        .filter(violation -> trial.expected().contains(violation.invariant()))
                        .findFirst();
            }
        } catch (IllegalStateException brokenOff) {
            trouble = "the trial broke off: " + brokenOff.getMessage();
        }
        world.postgres().execute(FORGET);
        if (!isPlanted(mutant)) {
            trouble = "no process has loaded what it changes";
        }
        return new MutantResult(mutant, caught, trouble, Duration.ofNanos(System.nanoTime() - begun));
    }

    private boolean isPlanted(Mutant mutant) throws IOException {
        try (Stream<Path> files = Files.list(world.flink().logs())) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".out")).toList()) {
                if (Planting.happened(mutant, Files.readString(file, StandardCharsets.UTF_8))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public void close() {
        world.close();
    }
}
