package io.weir.bench.kafka;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** A sink connector that writes records as JSON to a topic. */
public final class TopicSinkConnector extends SinkConnector {
    static final String SERVERS = "target.servers";
    static final String TOPIC = "target.topic";

    private Map<String, String> settings = Map.of();

    @Override
    public void start(Map<String, String> given) {
        settings = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return TopicSinkTask.class;
    }

    @Override
    public List<Map<String, String>> taskConfigs(int most) {
        return List.of(settings);
    }

    @Override
    public void stop() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef()
                .define(SERVERS, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where the target is.")
                .define(TOPIC, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "The target.");
    }

    @Override
    public String version() {
        return "1";
    }
}
