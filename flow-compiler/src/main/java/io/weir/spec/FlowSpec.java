package io.weir.spec;

import io.weir.problem.Problems;
import io.weir.source.CanonicalJson;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One flow of a spec file, whichever of the accepted shapes it has.
 *
 * @param kind the value of {@code kind}; {@code DataFlow} for a bare spec
 * @param namespace the Kubernetes namespace, {@code default} when the spec has none
 * @param body the block {@code spec} of a manifest, or the whole bare spec
 * @param manifest whether it stands in a Kubernetes manifest
 * @param at where the flow begins, for what it lacks as a whole
 */
public record FlowSpec(
        String kind,
        String namespace,
        String name,
        Json.Obj body,
        boolean manifest,
        Map<String, String> annotations,
        Map<String, String> labels,
        SourceSpan at) {
    /** The namespace of a spec that names none. */
    public static final String DEFAULT_NAMESPACE = "default";

    public FlowSpec {
        annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** 16 hex digits that change with every change of the spec's meaning, not with its layout or the order of fields. */
    public String hash() {
        return CanonicalJson.hash(body);
    }

    /** The whole flow as a manifest on one line, also when it was a bare spec; means the same. */
    public String asManifest() {
        Json metadata = object(Map.of("name", text(name), "namespace", text(namespace)));
        return CanonicalJson.text(object(Map.of(
                "apiVersion", text(SpecReader.API_VERSION), "kind", text(kind), "metadata", metadata, "spec", body)));
    }

    private Json object(Map<String, Json> fields) {
        return new Json.Obj(
                fields.entrySet().stream()
                        .map(field -> new Json.Field(field.getKey(), at, field.getValue()))
                        .toList(),
                at);
    }

    private Json text(String content) {
        return new Json.Str(content, at, at.start());
    }

    /** This flow with values replaced that are given beside its spec. Reports {@code unknown-field}. */
    public FlowSpec with(SpecChanges changes, Problems problems) {
        Json.Obj changed = changes.apply(body, problems);
        return new FlowSpec(kind, namespace, name, changed, manifest, annotations, labels, at);
    }
}
