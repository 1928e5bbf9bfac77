package io.weir.chaos.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.chaos.fault.FaultKind;
import io.weir.chaos.world.WorldSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A slice of the long run: other flows, loads and faults every day. */
class ChaosIT {
    private static final int ROUNDS = 3;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path work;

    @Test
    void nothingIsLostAndNothingComesTwice() throws Exception {
        WorldSettings settings = new WorldSettings(
                work,
                Path.of(System.getProperty("weir.flink.lib")),
                Path.of("../flink-jobs/target/weir-job.jar").toAbsolutePath(),
                List.of());
        long seed = seed();
        Campaign campaign = new Campaign(seed, Duration.ofMinutes(10), ROUNDS, Campaign.ALL_KINDS);
        List<String> lines = new ArrayList<>(List.of("seed " + seed));

        CampaignResult result = Runner.run(settings, campaign, lines::add);

        assertThat(result.violations()).as(String.join("\n", lines)).isEmpty();
        assertThat(result.scenarios()).hasSize(ROUNDS * 4);
        assertThat(result.hits()).extracting(Hit::kind).contains(FaultKind.KILL_TASKMANAGER);
    }

    /** The number of the day, unless {@code -Dchaos.seed=S} says otherwise. */
    private static long seed() {
        return Long.getLong("chaos.seed", LocalDate.now(ZoneOffset.UTC).toEpochDay());
    }
}
