package io.weir.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads the documents of a YAML text from its events, which are checked before anything is built: depth, aliases and tags
 * cannot make a spec larger or slower than its text.
 */
final class YamlReader {
    private static final int MAX_ALIASES = 20;
    /** Values that a spec may have after its aliases are followed. */
    private static final int MAX_VALUES = 200_000;

    private final String content;
    private final YamlMarks marks;
    private final YamlScalars scalars;
    private final Iterator<Event> events;
    private final List<SpecFault> faults = new ArrayList<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int aliases;
    private int values;

    YamlReader(SpecText text) {
        this.content = text.content();
        this.marks = new YamlMarks(content);
        this.scalars = new YamlScalars(content, faults);
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setCodePointLimit(SpecParser.MAX_BYTES + 1)
                .build();
        this.events = new Parse(settings).parseString(content).iterator();
    }

    ParsedSpec read() {
        List<Json> documents = new ArrayList<>();
        try {
            while (events.hasNext()) {
                Event event = events.next();
                if (event.getEventId() == Event.ID.DocumentStart) {
                    anchors.clear();
                } else if (event instanceof NodeEvent node) {
                    Json document = value(node, 0);
                    if (!(document instanceof Json.Nul)) {
                        documents.add(document);
                    }
                }
            }
        } catch (Unreadable e) {
            faults.add(e.fault);
        } catch (YamlEngineException e) {
            faults.add(YamlSyntax.fault(e, content, marks));
        }
        return new ParsedSpec(documents, faults);
    }

    private Json value(NodeEvent event, int depth) {
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        int before = values++;
        Optional<Anchor> anchor = event.getAnchor();
        anchor.ifPresent(name -> anchors.put(name, Anchored.OPEN));
        Json value = event instanceof ScalarEvent scalar
                ? scalars.value(scalar, marks.span(scalar))
                : collection((CollectionStartEvent) event, depth);
        anchor.ifPresent(name -> anchors.put(name, new Anchored(Optional.of(value), values - before)));
        return value;
    }

    private Json collection(CollectionStartEvent event, int depth) {
        SourceSpan start = marks.span(event);
        if (depth >= SpecParser.MAX_DEPTH) {
            throw new Unreadable(JsonReader.tooDeep(Math.max(0, Math.min(start.start(), content.length() - 1))));
        }
        scalars.checkTag(event.getTag(), start);
        return event instanceof MappingStartEvent ? object(event, start, depth) : list(event, start, depth);
    }

    private Json object(CollectionStartEvent event, SourceSpan start, int depth) {
        List<Json.Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int last = start.end();
        Event next = events.next();
        while (next.getEventId() != Event.ID.MappingEnd) {
            Json key = value((NodeEvent) next, depth + 1);
            Json value = value((NodeEvent) events.next(), depth + 1);
            SourceSpan at = marks.span(next);
            last = Math.max(last, Math.max(at.end() + 1, value.span().end()));
            Optional<String> name = scalars.key(key, at);
            if (name.isPresent() && !names.add(name.get())) {
                faults.add(JsonReader.duplicate(name.get(), at));
            } else if (name.isPresent()) {
                fields.add(new Json.Field(name.get(), at, placed(value, at)));
            }
            next = events.next();
        }
        return new Json.Obj(fields, new SourceSpan(start.start(), end(event, next, last)));
    }

    private Json list(CollectionStartEvent event, SourceSpan start, int depth) {
        List<Json> elements = new ArrayList<>();
        int last = start.end();
        Event next = events.next();
        while (next.getEventId() != Event.ID.SequenceEnd) {
            Json element = value((NodeEvent) next, depth + 1);
            elements.add(element);
            last = Math.max(
                    last, Math.max(marks.span(next).end(), element.span().end()));
            next = events.next();
        }
        return new Json.Arr(elements, new SourceSpan(start.start(), end(event, next, last)));
    }

    /** Block style ends with its last value: the parser only notices at the next token, lines later. */
    private int end(CollectionStartEvent start, Event end, int lastValue) {
        return start.isFlow() ? marks.span(end).end() : Math.min(lastValue, content.length());
    }

    /** What is not written at all is shown at its key. */
    private static Json placed(Json value, SourceSpan key) {
        boolean unwritten = value instanceof Json.Nul
                && value.span().start() == value.span().end();
        return unwritten ? new Json.Nul(key) : value;
    }

    private Json aliased(AliasEvent alias) {
        SourceSpan at = marks.span(alias);
        if (++aliases > MAX_ALIASES) {
            throw new Unreadable(new SpecFault(
                    SpecFault.Kind.TOO_LARGE,
                    at,
                    "the spec uses more than " + MAX_ALIASES + " aliases",
                    "write the values out"));
        }
        Anchored anchored = anchors.get(alias.getAlias());
        if (anchored == null || anchored.value().isEmpty()) {
            String name = alias.getAlias().getValue();
            String message = anchored == null
                    ? "there is no anchor '&" + name + "' above"
                    : "the alias '*" + name + "' stands within its own anchor";
            faults.add(new SpecFault(SpecFault.Kind.SYNTAX, at, message, "write the value out"));
            return new Json.Nul(at);
        }
        values += anchored.size();
        if (values > MAX_VALUES) {
            throw new Unreadable(new SpecFault(
                    SpecFault.Kind.TOO_LARGE, at, "the spec's aliases multiply its values", "write the values out"));
        }
        return anchored.value().get();
    }

    /** The value behind an anchor, once it is complete, and how many values it is made of. */
    private record Anchored(Optional<Json> value, int size) {
        private static final Anchored OPEN = new Anchored(Optional.empty(), 0);
    }

    /** Ends the reading of a text that goes over a limit. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SpecFault fault;

        Unreadable(SpecFault fault) {
            super(fault.message());
            this.fault = fault;
        }
    }
}
