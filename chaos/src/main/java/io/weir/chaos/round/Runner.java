package io.weir.chaos.round;

import io.weir.chaos.world.World;
import io.weir.chaos.world.WorldSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs rounds one after the other in one world, and begins a new world when the old one has failed. */
public final class Runner {
    private static final int FAILURES_IN_A_ROW = 2;

    private final WorldSettings settings;
    private final Campaign campaign;
    private final Consumer<String> progress;
    private final List<RoundResult> results = new ArrayList<>();
    private final List<String> voided = new ArrayList<>();
    private final Map<String, String> versions = new LinkedHashMap<>();

    private Runner(WorldSettings settings, Campaign campaign, Consumer<String> progress) {
        this.settings = settings;
        this.campaign = campaign;
        this.progress = progress;
    }

    /**
     * Runs the rounds of a campaign.
     *
     * @param progress takes a line for each round
     * @throws Exception when the world fails again and again
     */
    public static CampaignResult run(WorldSettings settings, Campaign campaign, Consumer<String> progress)
            throws Exception {
        return new Runner(settings, campaign, progress).run();
    }

    private CampaignResult run() throws Exception {
        Instant started = Instant.now();
        int number = 0;
        int failures = 0;
        while (isTimeLeft(started)) {
            try (World world = World.start(settings.in("world-" + number))) {
                versions.putAll(world.versions());
                while (isTimeLeft(started)) {
                    RoundPlan plan = RoundPlan.random(campaign.seed(), number++, campaign.kinds());
                    finished(world, new Round(world, plan).run());
                    failures = 0;
                }
            } catch (InterruptedException interrupted) {
                throw interrupted;
            } catch (Exception broken) {
                voided.add("round " + (number - 1) + ": " + reason(broken));
                progress.accept("round " + (number - 1) + " proves nothing: " + reason(broken));
                if (++failures == FAILURES_IN_A_ROW) {
                    throw broken;
                }
            }
        }
        return new CampaignResult(
                campaign, started, Duration.between(started, Instant.now()), versions, results, voided);
    }

    private void finished(World world, RoundResult result) throws Exception {
        results.add(result);
        progress.accept(RoundText.line(result));
        for (ScenarioResult scenario : result.scenarios()) {
            scenario.violations()
                    .forEach(violation -> progress.accept(RoundText.violation(campaign, result, scenario, violation)));
        }
        Optional<String> keep =
                result.isViolated() ? Optional.of("round-" + result.plan().number()) : Optional.empty();
        world.flink().tidy(keep);
    }

    private boolean isTimeLeft(Instant started) {
        return results.size() < campaign.rounds()
                && Duration.between(started, Instant.now()).compareTo(campaign.time()) < 0;
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure.getMessage() + (cause == null ? "" : ": " + reason(cause));
    }
}
