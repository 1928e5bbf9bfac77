package io.weir.bench.topic;

import io.weir.bench.engine.Flows;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job of Flink between topics. */
@FunctionalInterface
public interface TopicJob {
    /** The job on a route, in an environment of its own. */
    StreamExecutionEnvironment on(Route route) throws Exception;

    /**
     * P as a spec, compiled and lowered by the product.
     *
     * @param delivery its block {@code delivery}, an object in JSON
     */
    static TopicJob weir(String delivery) {
        return route -> Flows.job(route.spec(delivery));
    }
}
