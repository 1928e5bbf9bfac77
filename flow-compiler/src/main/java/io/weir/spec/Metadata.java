package io.weir.spec;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The block {@code metadata} of a manifest.
 *
 * @param block the whole block; what Kubernetes writes into it is accepted and ignored
 */
record Metadata(Optional<Json.Str> name, Optional<String> namespace, Json.Obj block, SourceSpan at) {
    private static final List<String> FIELDS = List.of(
            "name",
            "namespace",
            "labels",
            "annotations",
            "generateName",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "finalizers",
            "ownerReferences",
            "managedFields",
            "selfLink");

    /** Metadata of a document that has no such block. */
    Metadata(Optional<Json.Str> name, Optional<String> namespace, SourceSpan at) {
        this(name, namespace, new Json.Obj(List.of(), at), at);
    }

    static Metadata read(Json.Obj document, Problems problems) {
        Optional<Json> value = document.get("metadata");
        SourceSpan start =
                new SourceSpan(document.span().start(), document.span().start());
        if (value.isEmpty()) {
            return new Metadata(Optional.empty(), Optional.empty(), start);
        }
        Optional<Json.Obj> block = Expect.object("metadata", value.get(), problems);
        if (block.isEmpty()) {
            return new Metadata(Optional.empty(), Optional.empty(), start);
        }
        Expect.onlyFields(block.get(), "metadata", FIELDS, problems);
        Optional<Json.Str> name = block.get().get("name").flatMap(text -> Expect.text("name", text, problems));
        Optional<Json.Str> namespace =
                block.get().get("namespace").flatMap(text -> Expect.text("namespace", text, problems));
        namespace.ifPresent(text -> Names.check("namespace", text.text(), text.span(), problems));
        List.of("labels", "annotations").forEach(field -> checkTexts(block.get(), field, problems));
        return new Metadata(
                name, namespace.map(Json.Str::text), block.get(), block.get().span());
    }

    /** The texts of a map, by key; empty when there is none. */
    Map<String, String> texts(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (block.get(field).orElse(null) instanceof Json.Obj map) {
            for (Json.Field entry : map.fields()) {
                if (entry.value() instanceof Json.Str text) {
                    texts.put(entry.name(), text.text());
                }
            }
        }
        return texts;
    }

    private static void checkTexts(Json.Obj block, String field, Problems problems) {
        if (block.get(field).isEmpty() || block.get(field).get() instanceof Json.Nul) {
            return;
        }
        Optional<Json.Obj> map = Expect.object(field, block.get(field).get(), problems);
        map.ifPresent(entries -> entries.fields().stream()
                .filter(entry -> !(entry.value() instanceof Json.Str))
                .forEach(entry -> problems.error(
                        Code.WRONG_TYPE,
                        entry.value().span(),
                        "'%s' must be a text, not %s"
                                .formatted(entry.name(), entry.value().typeName()),
                        "put it in quotes")));
    }
}
