package io.weir.bench.peer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.bench.pipeline.Pipeline;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * One chained operator per step over Jackson's {@link ObjectNode}, as the steps are drawn on a board. Object reuse is on, so
 * that nothing is copied between them; with Flink's default each hop would be a copy by Kryo.
 */
public final class SixOperators {
    private SixOperators() {}

    /** The records that come out; malformed ones are in the side output. */
    public static Streams of(DataStream<byte[]> records) {
        SingleOutputStreamOperator<ObjectNode> parsed =
                records.process(new Parse()).returns(ObjectNode.class).name("parse");
        DataStream<byte[]> written = parsed.filter(SixOperators::passes)
                .name("filter")
                .map(SixOperators::masked)
                .returns(ObjectNode.class)
                .name("mask")
                .map(SixOperators::selected)
                .returns(ObjectNode.class)
                .name("select")
                .map(SixOperators::renamed)
                .returns(ObjectNode.class)
                .name("rename")
                .map(new Write())
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .name("write");
        return new Streams(written, parsed.getSideOutput(WorkFunction.DEAD_LETTERS));
    }

    private static boolean passes(ObjectNode record) {
        return Pipeline.STATUS.equals(record.path("status").asText())
                && record.path("amount").asDouble() > Pipeline.AMOUNT;
    }

    private static ObjectNode masked(ObjectNode record) {
        return record.has(Pipeline.MASKED) ? record.put(Pipeline.MASKED, Pipeline.MASK) : record;
    }

    private static ObjectNode selected(ObjectNode record) {
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        for (String field : Pipeline.SELECTED) {
            JsonNode value = record.get(field);
            if (value != null) {
                selected.set(field, value);
            }
        }
        return selected.set(Pipeline.TIME, record.get(Pipeline.TIME));
    }

    private static ObjectNode renamed(ObjectNode record) {
        ObjectNode renamed = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            renamed.set(Pipeline.renamed(field.getKey()), field.getValue());
        }
        return renamed;
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** What comes out of a job. */
    public record Streams(DataStream<byte[]> records, DataStream<byte[]> deadLetters) {}

    /** Parses, and writes the event time, which only a process function can see. */
    private static final class Parse extends ProcessFunction<byte[], ObjectNode> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable JsonMapper mapper;

        @Override
        public void open(OpenContext context) {
            mapper = mapper();
        }

        @Override
        public void processElement(byte[] record, Context context, Collector<ObjectNode> out) {
            try {
                ObjectNode parsed = requireNonNull(mapper).readValue(record, ObjectNode.class);
                out.collect(parsed.put(Pipeline.TIME, Pipeline.time(context.timestamp())));
            } catch (IOException malformed) {
                context.output(WorkFunction.DEAD_LETTERS, record);
            }
        }
    }

    private static final class Write extends RichMapFunction<ObjectNode, byte[]> {
        private static final long serialVersionUID = 1L;

        private transient @Nullable JsonMapper mapper;

        @Override
        public void open(OpenContext context) {
            mapper = mapper();
        }

        @Override
        public byte[] map(ObjectNode record) throws IOException {
            return requireNonNull(mapper).writeValueAsBytes(record);
        }
    }
}
