package io.weir.bench.peer;

import static java.util.Objects.requireNonNull;

import io.weir.bench.pipeline.Pipeline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Kafka Connect's own converter and single message transforms, called one after the other as its runtime does. Records have no
 * schema. Its transforms cannot ask for values, so the filter is one of ours, as users of Connect write it.
 */
public final class ConnectChain implements Work {
    private static final long serialVersionUID = 1L;
    private static final String TOPIC = "records";

    private transient @Nullable JsonConverter converter;
    private transient @Nullable List<Transformation<SinkRecord>> transforms;

    /** The settings of a connector whose transforms do P, by their names in a configuration. */
    public static Map<String, Map<String, String>> settings() {
        String include = String.join(",", Pipeline.SELECTED) + "," + Pipeline.TIME;
        String renames = Pipeline.RENAMED.entrySet().stream()
                .filter(name -> !name.getKey().equals(name.getValue()))
                .map(name -> name.getKey() + ":" + name.getValue())
                .collect(Collectors.joining(","));
        return Map.of(
                "time", Map.of("timestamp.field", Pipeline.TIME),
                "text",
                        Map.of(
                                "field", Pipeline.TIME,
                                "target.type", "string",
                                "format", "yyyy-MM-dd'T'HH:mm:ss'Z'"),
                "mask", Map.of("fields", Pipeline.MASKED, "replacement", Pipeline.MASK),
                "select", Map.of("include", include, "renames", renames));
    }

    @Override
    public void open() {
        JsonConverter json = new JsonConverter();
        json.configure(Map.of("schemas.enable", "false"), false);
        converter = json;
        List<Transformation<SinkRecord>> chain = new ArrayList<>();
        chain.add(new KeepActive<>());
        chain.add(configured(new InsertField.Value<>(), "time"));
        chain.add(configured(new TimestampConverter.Value<>(), "text"));
        chain.add(configured(new MaskField.Value<>(), "mask"));
        chain.add(configured(new ReplaceField.Value<>(), "select"));
        transforms = chain;
    }

    private static Transformation<SinkRecord> configured(Transformation<SinkRecord> transform, String name) {
        transform.configure(requireNonNull(settings().get(name)));
        return transform;
    }

    @Override
    public byte @Nullable [] apply(byte[] payload, long eventTime) throws IOException {
        SchemaAndValue read;
        try {
            read = requireNonNull(converter).toConnectData(TOPIC, payload);
        } catch (DataException malformed) {
            throw new IOException(malformed);
        }
        SinkRecord record = new SinkRecord(
                TOPIC, 0, null, null, read.schema(), read.value(), 0, eventTime, TimestampType.CREATE_TIME);
        for (Transformation<SinkRecord> transform : requireNonNull(transforms)) {
            record = transform.apply(record);
            if (record == null) {
                return null;
            }
        }
        return requireNonNull(converter).fromConnectData(TOPIC, record.valueSchema(), record.value());
    }

    /**
     * Keeps records that are active and large enough.
     *
     * @param <R> a source's or a sink's record
     */
    public static final class KeepActive<R extends ConnectRecord<R>> implements Transformation<R> {
        @Override
        public @Nullable R apply(R record) {
            boolean kept = record.value() instanceof Map<?, ?> fields
                    && Pipeline.STATUS.equals(fields.get("status"))
                    && fields.get("amount") instanceof Number amount
                    && amount.doubleValue() > Pipeline.AMOUNT;
            return kept ? record : null;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void configure(Map<String, ?> settings) {}

        @Override
        public void close() {}
    }
}
