package io.weir.bench.latency;

import static java.util.Objects.requireNonNull;

import io.weir.bench.harness.Bout;
import io.weir.dev.KafkaTopics;
import java.util.UUID;

/** Between which topics a flow runs; its process is told by environment variables. */
record Topics(String servers, String input, String output, String deadLetters) {
    private static final String SERVERS = "WEIR_BENCH_KAFKA";
    private static final String RUN = "WEIR_BENCH_RUN";

    /** New, empty ones. */
    static Topics create(String servers) {
        Topics topics = of(servers, UUID.randomUUID().toString());
        KafkaTopics broker = new KafkaTopics(servers);
        broker.create(topics.input, 1);
        broker.create(topics.output, 1);
        broker.create(topics.deadLetters, 1);
        return topics;
    }

    /** Those that this process was told of. */
    static Topics told() {
        return of(requireNonNull(System.getenv(SERVERS)), requireNonNull(System.getenv(RUN)));
    }

    /** The bout with what processes are told. */
    Bout tell(Bout bout) {
        return bout.telling(SERVERS, servers).telling(RUN, input.substring("in-".length()));
    }

    private static Topics of(String servers, String run) {
        return new Topics(servers, "in-" + run, "out-" + run, "dead-" + run);
    }
}
