package io.weir.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one JSON text. A slip that does not hide what was meant is reported, and reading goes on. */
final class JsonReader {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(SpecParser.MAX_DEPTH + 1)
                    .maxNumberLength(SpecParser.MAX_BYTES)
                    .maxNameLength(SpecParser.MAX_BYTES)
                    .build())
            .build();

    private static final int MAX_REPAIRS = 20;

    private final String content;
    private final List<SpecFault> faults = new ArrayList<>();

    JsonReader(SpecText text) {
        this.content = text.content();
    }

    ParsedSpec read() {
        String readable = content.startsWith("\uFEFF") ? " " + content.substring(1) : content;
        List<SpecFault> commas = new ArrayList<>();
        List<Json> documents = new ArrayList<>();
        Optional<String> repaired = attempt(readable, documents);
        while (repaired.isPresent() && commas.size() < MAX_REPAIRS) {
            commas.add(faults.get(faults.size() - 1));
            faults.clear();
            repaired = attempt(repaired.get(), documents);
        }
        comments();
        faults.addAll(commas);
        return new ParsedSpec(documents, faults);
    }

    /** Reads the text; if only a comma is missing, answers a text of the same length that has it. */
    private Optional<String> attempt(String readable, List<Json> documents) {
        try (JsonParser parser = JSON.createParser(readable)) {
            if (parser.nextToken() != null) {
                Json document = value(parser, 0);
                SourceSpan rest = rest(parser);
                documents.add(document);
                if (rest.end() > rest.start()) {
                    syntax(
                            rest,
                            "there is more text after the end of the spec",
                            "remove it, or check the brackets above");
                }
            }
        } catch (JsonProcessingException e) {
            faults.add(JsonSyntax.fault(e, content));
            int at = faults.get(faults.size() - 1).at().start() - 1;
            if (JsonSyntax.isMissingComma(e) && at > 0 && Character.isWhitespace(content.charAt(at))) {
                return Optional.of(readable.substring(0, at) + "," + readable.substring(at + 1));
            }
        } catch (TooDeep e) {
            faults.add(e.fault);
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory", e);
        }
        return Optional.empty();
    }

    private Json value(JsonParser parser, int depth) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            checkDepth(start, depth);
            return object(parser, start, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            checkDepth(start, depth);
            return list(parser, start, depth);
        }
        if (token == JsonToken.VALUE_STRING) {
            return new Json.Str(parser.getText(), text(start), start + 1);
        }
        SourceSpan span = new SourceSpan(start, start + parser.getText().length());
        if (token == JsonToken.VALUE_NULL) {
            return new Json.Nul(span);
        }
        return token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE
                ? new Json.Bool(token == JsonToken.VALUE_TRUE, span)
                : new Json.Num(parser.getText(), span);
    }

    private Json object(JsonParser parser, int start, int depth) throws IOException {
        List<Json.Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            SourceSpan nameSpan = text((int) parser.currentTokenLocation().getCharOffset());
            parser.nextToken();
            Json value = value(parser, depth + 1);
            if (names.add(name)) {
                fields.add(new Json.Field(name, nameSpan, value));
            } else {
                faults.add(duplicate(name, nameSpan));
            }
        }
        return new Json.Obj(fields, closed(parser, start));
    }

    private Json list(JsonParser parser, int start, int depth) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, depth + 1));
        }
        return new Json.Arr(elements, closed(parser, start));
    }

    static SpecFault duplicate(String name, SourceSpan at) {
        return new SpecFault(
                SpecFault.Kind.DUPLICATE_KEY,
                at,
                "the key '" + name + "' stands twice in this object",
                "keep one of them");
    }

    static SpecFault tooDeep(int start) {
        return new SpecFault(
                SpecFault.Kind.TOO_LARGE,
                new SourceSpan(start, start + 1),
                "objects and lists stand more than " + SpecParser.MAX_DEPTH + " deep in one another",
                "flatten the spec");
    }

    private SourceSpan closed(JsonParser parser, int start) {
        int end = (int) parser.currentTokenLocation().getCharOffset();
        int last = end - 1;
        while (last > start && Character.isWhitespace(content.charAt(last))) {
            last--;
        }
        if (content.charAt(last) == ',') {
            syntax(new SourceSpan(last, last + 1), "there is a comma after the last element", "remove the comma");
        }
        return new SourceSpan(start, end + 1);
    }

    private SourceSpan rest(JsonParser parser) {
        int end = (int) parser.currentLocation().getCharOffset();
        String rest = content.substring(Math.min(end, content.length()));
        int blank = rest.length() - rest.stripLeading().length();
        int first = end + blank;
        return rest.isBlank() ? new SourceSpan(end, end) : new SourceSpan(first, first + 1);
    }

    /** The stretch of a quoted text, with its quotes. */
    private SourceSpan text(int start) {
        int at = start + 1;
        while (content.charAt(at) != '"') {
            at += content.charAt(at) == '\\' ? 2 : 1;
        }
        return new SourceSpan(start, at + 1);
    }

    /** Comments are read over, but a spec for machines must not have them. */
    private void comments() {
        boolean quoted = false;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (content.startsWith("//", i) || content.startsWith("/*", i))) {
                String close = content.charAt(i + 1) == '/' ? "\n" : "*/";
                int found = content.indexOf(close, i + 2);
                int end = found < 0 ? content.length() : found + (close.length() - 1) * 2;
                syntax(new SourceSpan(i, end), "JSON has no comments", "remove the comment, or write the spec as YAML");
                i = Math.max(i + 1, end - 1);
            }
        }
    }

    private void checkDepth(int start, int depth) throws TooDeep {
        if (depth >= SpecParser.MAX_DEPTH) {
            throw new TooDeep(tooDeep(start));
        }
    }

    private void syntax(SourceSpan at, String message, String hint) {
        faults.add(new SpecFault(SpecFault.Kind.SYNTAX, at, message, hint));
    }

    /** Ends the reading of a text that is nested too deep. */
    private static final class TooDeep extends IOException {
        private static final long serialVersionUID = 1;
        private final transient SpecFault fault;

        TooDeep(SpecFault fault) {
            super(fault.message());
            this.fault = fault;
        }
    }
}
