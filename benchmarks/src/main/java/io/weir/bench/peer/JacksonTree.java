package io.weir.bench.peer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weir.bench.pipeline.Pipeline;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What most engineers write, written well: one operator that parses once into a Jackson tree, makes the result and writes it
 * once. Reader and writer are made once; what follows the record is refused.
 */
public final class JacksonTree implements Work {
    private static final long serialVersionUID = 1L;

    private transient @Nullable ObjectReader reader;
    private transient @Nullable ObjectWriter writer;

    @Override
    public void open() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        reader = mapper.readerFor(JsonNode.class);
        writer = mapper.writer();
    }

    @Override
    public byte @Nullable [] apply(byte[] record, long eventTime) throws IOException {
        JsonNode in = requireNonNull(reader).readTree(record);
        if (!Pipeline.STATUS.equals(in.path("status").asText())
                || in.path("amount").asDouble() <= Pipeline.AMOUNT) {
            return null;
        }
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        for (String field : Pipeline.SELECTED) {
            JsonNode value = in.get(field);
            if (value != null) {
                String name = Pipeline.renamed(field);
                if (field.equals(Pipeline.MASKED)) {
                    out.put(name, Pipeline.MASK);
                } else {
                    out.set(name, value);
                }
            }
        }
        out.put(Pipeline.renamed(Pipeline.TIME), Pipeline.time(eventTime));
        return requireNonNull(writer).writeValueAsBytes(out);
    }
}
