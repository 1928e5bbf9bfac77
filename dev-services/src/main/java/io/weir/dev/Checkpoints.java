package io.weir.dev;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What a JobManager says about the checkpoints of a job, savepoints included. It counts from its own start on: a new
 * JobManager begins at zero.
 *
 * @param completed since the JobManager took the job
 * @param failed since then
 * @param inProgress now
 * @param restored how often the job began from one
 * @param latestDuration from the trigger to the last acknowledgement of the latest completed one
 * @param latestPath where the latest completed one is
 * @param restoredPath where the one is from which the job began last
 */
public record Checkpoints(
        int completed,
        int failed,
        int inProgress,
        int restored,
        Optional<Duration> latestDuration,
        Optional<String> latestPath,
        Optional<String> restoredPath) {

    static Checkpoints of(JsonNode answer) {
        JsonNode counts = answer.path("counts");
        JsonNode latest = answer.path("latest").path("completed");
        JsonNode restored = answer.path("latest").path("restored");
        return new Checkpoints(
                counts.path("completed").asInt(),
                counts.path("failed").asInt(),
                counts.path("in_progress").asInt(),
                counts.path("restored").asInt(),
                Optional.of(latest.path("end_to_end_duration"))
                        .filter(JsonNode::isNumber)
                        .map(duration -> Duration.ofMillis(duration.asLong())),
                text(latest.path("external_path")),
                text(restored.path("external_path")));
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isTextual).map(JsonNode::asText);
    }
}
