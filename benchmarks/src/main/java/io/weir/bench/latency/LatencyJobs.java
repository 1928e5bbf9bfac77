package io.weir.bench.latency;

import io.weir.bench.peer.JacksonTree;
import io.weir.bench.topic.HandWritten;
import io.weir.bench.topic.TopicJob;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** The jobs whose latency is measured. */
final class LatencyJobs {
    private static final Map<String, String> PRODUCER =
            Map.of("acks", "all", "linger.ms", "0", "transaction.timeout.ms", "600000");

    private LatencyJobs() {}

    /** Weir: the spec compiled and lowered by the product. */
    static TopicJob weir(Profile profile) {
        return TopicJob.weir("{\"guarantee\": \"" + profile.guarantee() + "\", \"profile\": \"low-latency\"}");
    }

    /** One operator over a Jackson tree between Flink's own connectors, whose producer does not linger. */
    static TopicJob handWritten(Profile profile) {
        DeliveryGuarantee guarantee =
                profile == Profile.EXACTLY_ONCE ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE;
        return new HandWritten(guarantee, profile.checkpoints(), PRODUCER).job(JacksonTree::new);
    }
}
