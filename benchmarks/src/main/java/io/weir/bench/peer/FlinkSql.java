package io.weir.bench.peer;

import io.weir.bench.pipeline.CorpusCase.Shape;
import io.weir.bench.pipeline.Pipeline;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.RuntimeContextInitializationContextAdapters;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.formats.common.TimestampFormat;
import org.apache.flink.formats.json.JsonFormatOptions;
import org.apache.flink.formats.json.JsonParserRowDataDeserializationSchema;
import org.apache.flink.formats.json.JsonRowDataSerializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.runtime.typeutils.InternalTypeInfo;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.util.Collector;

/**
 * P as a query: Flink's JSON format into rows, generated code for the query, Flink's JSON format out of rows. The format either
 * fails on a malformed record or drops it; here it is told to drop it, so it has no dead letters. The event time is the
 * record's own, as a metadata column would give it.
 */
public final class FlinkSql {
    private FlinkSql() {}

    /** The records that come out. */
    public static DataStream<byte[]> of(DataStream<byte[]> records, Shape shape) {
        StreamTableEnvironment tables = StreamTableEnvironment.create(records.getExecutionEnvironment());
        tables.getConfig().setLocalTimeZone(ZoneOffset.UTC);
        DataType columns = columns(shape);
        RowType type = (RowType) columns.getLogicalType();
        DataStream<RowData> rows = records.process(new Read(new JsonParserRowDataDeserializationSchema(
                        type, InternalTypeInfo.of(type), false, true, TimestampFormat.ISO_8601)))
                .returns(InternalTypeInfo.of(type));
        tables.createTemporaryView("records", tables.fromDataStream(rows, schema(columns)));
        Table result = tables.sqlQuery(query());
        DataType out = result.getResolvedSchema().toPhysicalRowDataType();
        JsonRowDataSerializationSchema writer = new JsonRowDataSerializationSchema(
                (RowType) out.getLogicalType(),
                TimestampFormat.ISO_8601,
                JsonFormatOptions.MapNullKeyMode.FAIL,
                "null",
                false,
                false);
        DataStream<RowData> results = tables.toDataStream(result, out.bridgedTo(RowData.class));
        return results.map(new Write(writer)).returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    /** The query, as it would be typed. */
    static String query() {
        String columns = Pipeline.SELECTED.stream()
                .map(field -> (field.equals(Pipeline.MASKED) ? "'" + Pipeline.MASK + "'" : field) + " as "
                        + Pipeline.renamed(field))
                .collect(Collectors.joining(", "));
        return "select " + columns + ", date_format(eventTime, 'yyyy-MM-dd''T''HH:mm:ss''Z''') as "
                + Pipeline.renamed(Pipeline.TIME)
                + " from records where status = '" + Pipeline.STATUS + "' and amount > " + Pipeline.AMOUNT;
    }

    private static Schema schema(DataType columns) {
        return Schema.newBuilder()
                .fromRowDataType(columns)
                .columnByMetadata("eventTime", DataTypes.TIMESTAMP_LTZ(3), "rowtime")
                .build();
    }

    private static DataType columns(Shape shape) {
        return DataTypes.ROW(
                DataTypes.FIELD("eventId", DataTypes.STRING()),
                DataTypes.FIELD("userId", DataTypes.BIGINT()),
                DataTypes.FIELD("userEmail", DataTypes.STRING()),
                DataTypes.FIELD("amount", DataTypes.DOUBLE()),
                DataTypes.FIELD("currency", DataTypes.STRING()),
                DataTypes.FIELD("status", DataTypes.STRING()),
                DataTypes.FIELD("countryCode", DataTypes.STRING()),
                DataTypes.FIELD("createdAt", DataTypes.STRING()),
                DataTypes.FIELD("payload", shape == Shape.FLAT ? DataTypes.STRING() : payload()));
    }

    private static DataType payload() {
        DataType item = DataTypes.ROW(
                DataTypes.FIELD("skuCode", DataTypes.STRING()),
                DataTypes.FIELD("qty", DataTypes.INT()),
                DataTypes.FIELD("unitPrice", DataTypes.DOUBLE()),
                DataTypes.FIELD("title", DataTypes.STRING()),
                DataTypes.FIELD("tags", DataTypes.ARRAY(DataTypes.STRING())));
        DataType address = DataTypes.ROW(
                DataTypes.FIELD("city", DataTypes.STRING()),
                DataTypes.FIELD("street", DataTypes.STRING()),
                DataTypes.FIELD("zip", DataTypes.STRING()));
        return DataTypes.ROW(DataTypes.FIELD("items", DataTypes.ARRAY(item)), DataTypes.FIELD("address", address));
    }

    private static final class Read extends ProcessFunction<byte[], RowData> {
        private static final long serialVersionUID = 1L;

        private final JsonParserRowDataDeserializationSchema format;

        Read(JsonParserRowDataDeserializationSchema format) {
            this.format = format;
        }

        @Override
        public void open(OpenContext context) throws Exception {
            format.open(RuntimeContextInitializationContextAdapters.deserializationAdapter(getRuntimeContext()));
        }

        @Override
        public void processElement(byte[] record, Context context, Collector<RowData> out) throws IOException {
            format.deserialize(record, out);
        }
    }

    private static final class Write extends RichMapFunction<RowData, byte[]> {
        private static final long serialVersionUID = 1L;

        private final JsonRowDataSerializationSchema format;

        Write(JsonRowDataSerializationSchema format) {
            this.format = format;
        }

        @Override
        public void open(OpenContext context) throws Exception {
            format.open(RuntimeContextInitializationContextAdapters.serializationAdapter(getRuntimeContext()));
        }

        @Override
        public byte[] map(RowData row) {
            return format.serialize(row);
        }
    }
}
