package io.weir.flink.savepoint;

import io.weir.plan.JobPlan;
import io.weir.upgrade.Upgrade;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;

/**
 * How a job takes over the state of a savepoint.
 *
 * @param savepoint its path, as the cluster sees it
 * @param leavesState whether it holds state that the job has no place for, and that may be lost
 */
public record Restore(String savepoint, boolean leavesState) {
    /** All of the savepoint's state must find its place; Flink refuses the job otherwise. */
    public static Restore whole(String savepoint) {
        return new Restore(savepoint, false);
    }

    /**
     * Looks into the savepoint first.
     *
     * @throws StateLost when more would be lost than counters and what the job's spec names
     * @throws IOException when the savepoint cannot be read from here
     */
    public static Restore checked(String savepoint, JobPlan job) throws IOException, StateLost {
        Upgrade upgrade = Upgrade.between(Savepoints.read(savepoint), job);
        if (!upgrade.allowed()) {
            throw new StateLost(upgrade);
        }
        return new Restore(savepoint, upgrade.leavesState());
    }

    /** What makes a job start from here. */
    public Configuration settings() {
        Configuration settings = new Configuration();
        settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, leavesState);
        return settings;
    }
}
