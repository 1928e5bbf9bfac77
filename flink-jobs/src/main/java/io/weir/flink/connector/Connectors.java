package io.weir.flink.connector;

import io.weir.component.Catalog;
import io.weir.component.Sink;
import io.weir.component.Source;
import io.weir.flink.connector.file.FileSink;
import io.weir.flink.connector.file.FileSource;
import io.weir.flink.connector.kafka.KafkaSink;
import io.weir.flink.connector.kafka.KafkaSource;
import io.weir.flink.connector.postgres.PostgresSink;
import io.weir.flink.connector.postgres.PostgresSource;
import io.weir.udf.builtin.Transforms;
import java.util.List;
import java.util.Map;

/** The connectors that specs may name, in alphabetical order. */
public final class Connectors {
    /** All sources. */
    public static final List<Source<?>> SOURCES = List.of(new FileSource(), new KafkaSource(), new PostgresSource());

    /** All sinks. */
    public static final List<Sink<?>> SINKS = List.of(new FileSink(), new KafkaSink(), new PostgresSink());

    /** Components that specs of other releases name and this one does not have yet. */
    private static final Map<Catalog.Role, List<String>> ANNOUNCED = Map.of(
            Catalog.Role.SOURCE, List.of("clickhouse", "iceberg", "nessie", "postgresql-cdc", "trino"),
            Catalog.Role.SINK, List.of("clickhouse", "iceberg", "nessie", "trino"),
            Catalog.Role.TRANSFORMATION,
                    List.of(
                            "cast",
                            "debeziumUnwrap",
                            "extractField",
                            "headersToPayload",
                            "hoistField",
                            "insertField",
                            "replaceField",
                            "structFlatten",
                            "timezone"));

    private Connectors() {}

    /** Everything that a spec may name: these connectors and the built-in transformations. */
    public static Catalog catalog() {
        return new Catalog(SOURCES, SINKS, Transforms.ALL, ANNOUNCED);
    }
}
