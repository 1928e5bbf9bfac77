package io.weir.bench.kafka;

import io.weir.bench.peer.ConnectChain;
import io.weir.bench.topic.Route;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.connect.connector.policy.AllConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.runtime.Worker;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.runtime.standalone.StandaloneConfig;
import org.apache.kafka.connect.runtime.standalone.StandaloneHerder;
import org.apache.kafka.connect.storage.FileOffsetBackingStore;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.TimestampConverter;

/**
 * Kafka Connect's worker without its REST interface. Its runtime reads, converts, transforms and keeps dead letters; a sink
 * connector of ours writes, because Connect has none that writes to Kafka.
 */
record ConnectEngine() implements Engine {
    private static final List<String> CHAIN = List.of("keep", "time", "text", "mask", "select");

    @Override
    public Started start(Path work) {
        return new Ready(work);
    }

    private record Ready(Path work) implements Started {
        @Override
        public Run run(Route route) throws Exception {
            Map<String, String> settings = worker(route, work);
            Plugins plugins = new Plugins(settings);
            plugins.compareAndSwapWithDelegatingLoader();
            StandaloneConfig config = new StandaloneConfig(settings);
            FileOffsetBackingStore offsets = new FileOffsetBackingStore(plugins.newInternalConverter(
                    true, JsonConverter.class.getName(), Map.of("schemas.enable", "false")));
            offsets.configure(config);
            AllConnectorClientConfigOverridePolicy policy = new AllConnectorClientConfigOverridePolicy();
            Worker worker = new Worker("bench", Time.SYSTEM, plugins, config, offsets, policy);
            StandaloneHerder herder = new StandaloneHerder(worker, config.kafkaClusterId(), policy);
            herder.start();
            CompletableFuture<Boolean> created = new CompletableFuture<>();
            herder.putConnectorConfig("p", connector(route), false, (error, connector) -> {
                if (error == null) {
                    created.complete(true);
                } else {
                    created.completeExceptionally(error);
                }
            });
            created.get();
            return herder::stop;
        }

        @Override
        public void close() {}
    }

    private static Map<String, String> worker(Route route, Path work) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", route.servers());
        settings.put("key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        settings.put("value.converter", JsonConverter.class.getName());
        settings.put("value.converter.schemas.enable", "false");
        settings.put("offset.storage.file.filename", work.resolve("offsets").toString());
        settings.put("offset.flush.interval.ms", String.valueOf(Tuning.COMMIT_MILLIS));
        settings.put("plugin.discovery", "service_load");
        return settings;
    }

    private static Map<String, String> connector(Route route) {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", "p");
        settings.put("connector.class", TopicSinkConnector.class.getName());
        settings.put("tasks.max", "1");
        settings.put("topics", route.input());
        settings.put("consumer.override.auto.offset.reset", "earliest");
        settings.put("consumer.override.group.id", route.run());
        settings.put(TopicSinkConnector.SERVERS, route.servers());
        settings.put(TopicSinkConnector.TOPIC, route.output());
        settings.put("errors.tolerance", "all");
        settings.put("errors.deadletterqueue.topic.name", route.deadLetters());
        settings.put("errors.deadletterqueue.topic.replication.factor", "1");
        settings.put("transforms", String.join(",", CHAIN));
        Map<String, Class<?>> types = Map.of(
                "keep", ConnectChain.KeepActive.class,
                "time", InsertField.Value.class,
                "text", TimestampConverter.Value.class,
                "mask", MaskField.Value.class,
                "select", ReplaceField.Value.class);
        types.forEach((name, type) -> settings.put("transforms." + name + ".type", type.getName()));
        ConnectChain.settings()
                .forEach((name, options) ->
                        options.forEach((option, value) -> settings.put("transforms." + name + "." + option, value)));
        return settings;
    }
}
