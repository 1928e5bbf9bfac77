package io.weir.plan;

import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.JsonWriter;
import io.weir.record.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node's state is about. State with another identity is other state, even under the same node name.
 *
 * @param component the source, sink or transformation that made it
 * @param facts by name; long ones by their hash
 */
public record StateIdentity(StateKind kind, String component, SortedMap<String, String> facts) {
    private static final String KIND = "state";
    private static final String COMPONENT = "of";
    private static final int LONGEST_FACT = 200;

    /** Shortens facts that are too long to be part of a name. */
    public StateIdentity(StateKind kind, String component, Map<String, String> facts) {
        this(kind, component, shortened(facts));
    }

    /** One line of JSON, always the same for the same identity. */
    public String text() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put(KIND, new Value.Text(kind.name()));
        fields.put(COMPONENT, new Value.Text(component));
        facts.forEach((name, fact) -> fields.put(name, new Value.Text(fact)));
        return JsonWriter.toText(new Value.Struct(fields));
    }

    /** Reads {@link #text}; empty when it is something else. */
    public static Optional<StateIdentity> parse(String text) {
        try {
            Value value = JsonReader.STANDARD.read(text.getBytes(StandardCharsets.UTF_8));
            if (!(value instanceof Value.Struct struct)) {
                return Optional.empty();
            }
            TreeMap<String, String> facts = new TreeMap<>();
            struct.fields().forEach((name, fact) -> facts.put(name, fact instanceof Value.Text t ? t.text() : ""));
            String kind = Optional.ofNullable(facts.remove(KIND)).orElse("");
            String component = Optional.ofNullable(facts.remove(COMPONENT)).orElse("");
            return Optional.of(
                    new StateIdentity(StateKind.valueOf(kind), component, (SortedMap<String, String>) facts));
        } catch (JsonRejected | IllegalArgumentException e) { // not one of ours
            return Optional.empty();
        }
    }

    private static SortedMap<String, String> shortened(Map<String, String> facts) {
        TreeMap<String, String> sorted = new TreeMap<>();
        facts.forEach((name, fact) -> sorted.put(name, fact.length() > LONGEST_FACT ? "sha256:" + hash(fact) : fact));
        return sorted;
    }

    private static String hash(String fact) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(fact.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
