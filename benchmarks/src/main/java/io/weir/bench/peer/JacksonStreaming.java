package io.weir.bench.peer;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.weir.bench.pipeline.Pipeline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operator that copies tokens from a Jackson parser to a Jackson generator: no tree, encoded field names made once, one
 * buffer used again. A record that turns out to be filtered is parsed to its end, so that it is dead when it is malformed.
 */
public final class JacksonStreaming implements Work {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 8192;

    private transient @Nullable Tools tools;

    @Override
    public void open() {
        Map<String, SerializableString> names = new HashMap<>();
        Pipeline.SELECTED.forEach(field -> names.put(field, new SerializedString(Pipeline.renamed(field))));
        SerializableString time = new SerializedString(Pipeline.renamed(Pipeline.TIME));
        tools = new Tools(new JsonFactory(), names, time, new ByteArrayOutputStream(BUFFER));
    }

    @Override
    public byte @Nullable [] apply(byte[] record, long eventTime) throws IOException {
        return requireNonNull(tools).apply(record, eventTime);
    }

    private record Tools(
            JsonFactory factory,
            Map<String, SerializableString> names,
            SerializableString time,
            ByteArrayOutputStream buffer) {
        byte @Nullable [] apply(byte[] record, long eventTime) throws IOException {
            buffer.reset();
            boolean passes;
            try (JsonParser in = factory.createParser(record);
                    JsonGenerator out = factory.createGenerator(buffer)) {
                if (in.nextToken() != JsonToken.START_OBJECT) {
                    throw new JsonParseException(in, "not an object");
                }
                out.writeStartObject();
                passes = fields(in, out);
                if (in.nextToken() != null) {
                    throw new JsonParseException(in, "more than one value");
                }
                out.writeFieldName(time);
                out.writeString(Pipeline.time(eventTime));
                out.writeEndObject();
            }
            return passes ? buffer.toByteArray() : null;
        }

        private boolean fields(JsonParser in, JsonGenerator out) throws IOException {
            boolean active = false;
            boolean enough = false;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                SerializableString name = names.get(field);
                JsonToken token = in.nextToken();
                if (name == null) {
                    in.skipChildren();
                    continue;
                }
                out.writeFieldName(name);
                switch (field) {
                    case Pipeline.MASKED -> {
                        in.finishToken();
                        out.writeString(Pipeline.MASK);
                    }
                    case "status" -> {
                        active = token == JsonToken.VALUE_STRING && Pipeline.STATUS.equals(in.getText());
                        out.copyCurrentEvent(in);
                    }
                    case "amount" -> {
                        enough = token.isNumeric() && in.getDoubleValue() > Pipeline.AMOUNT;
                        out.copyCurrentEvent(in);
                    }
                    default -> out.copyCurrentStructure(in);
                }
            }
            return active && enough;
        }
    }
}
