package io.weir.bench.topic;

import io.weir.bench.pipeline.Pipeline;
import io.weir.dev.KafkaTopics;
import java.util.UUID;

/**
 * Between which topics a flow runs.
 *
 * @param servers the broker
 * @param run names what a run keeps at the broker, such as its consumer group: another one for every run
 */
public record Route(String servers, String input, String output, String deadLetters, String run) {
    /** New topics, all of them empty. */
    public static Route empty(String servers) {
        Route route = named(servers, UUID.randomUUID().toString());
        new KafkaTopics(servers).create(route.input, 1);
        return route.created();
    }

    /** From a topic that is there to new, empty ones. */
    public static Route from(String servers, String input) {
        Route route = named(servers, UUID.randomUUID().toString());
        return new Route(servers, input, route.output, route.deadLetters, route.run).created();
    }

    /** The route of a run that was made by another process, or by nobody. */
    public static Route named(String servers, String run) {
        return new Route(servers, "in-" + run, "out-" + run, "dead-" + run, run);
    }

    private Route created() {
        KafkaTopics topics = new KafkaTopics(servers);
        topics.create(output, 1);
        topics.create(deadLetters, 1);
        return this;
    }

    /** Deletes what came out of it. */
    public void deleteResults() {
        new KafkaTopics(servers).delete(output, deadLetters);
    }

    /**
     * P on this route, as a spec.
     *
     * @param delivery its block {@code delivery}, an object in JSON
     */
    public String spec(String delivery) {
        return """
            {"source": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%2$s", "consumerGroup": "%5$s"}},
             "transformations": %6$s,
             "sink": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%3$s"}},
             "errors": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%4$s"}},
             "delivery": %7$s}
            """.formatted(servers, input, output, deadLetters, run, Pipeline.transformations(), delivery);
    }
}
