package io.weir.bench.kafka;

import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Contestant;
import io.weir.bench.peer.JacksonTree;
import java.util.List;

/** What flows cost that have nothing to do. */
public final class Idle {
    private Idle() {}

    /** {@value IdleFlows#COUNT} flows of Weir, and as many hand-written jobs. */
    public static List<Contestant> contestants() {
        return List.of(
                new IdleFlows("Weir", "a spec each", KafkaJobs.weir()),
                new IdleFlows("hand-written, Jackson tree", "a job each", KafkaJobs.one(JacksonTree::new)));
    }

    /** The bout, with the broker that the flows use. */
    public static Bout at(String servers, Bout bout) {
        return bout.telling(KafkaContestant.BROKER, servers);
    }
}
