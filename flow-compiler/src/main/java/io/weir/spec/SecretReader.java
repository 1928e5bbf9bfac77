package io.weir.spec;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a Kubernetes {@code Secret} document. Its values stand in no problem. */
final class SecretReader {
    private static final List<String> FIELDS =
            List.of("apiVersion", "kind", "metadata", "type", "data", "stringData", "immutable");

    private SecretReader() {}

    static Optional<LocalSecret> read(Json.Obj document, Problems problems) {
        Expect.onlyFields(document, "the secret", FIELDS, problems);
        Metadata metadata = Metadata.read(document, problems);
        if (metadata.name().isEmpty()) {
            problems.error(Code.MISSING_NAME, document.span(), "the secret has no name", "add 'metadata.name'");
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        texts(document, "data", problems)
                .forEach((key, text) -> decode(key, text, problems).ifPresent(value -> values.put(key, value)));
        texts(document, "stringData", problems).forEach((key, text) -> values.put(key, text.text()));
        return Optional.of(new LocalSecret(
                metadata.namespace().orElse(""), metadata.name().get().text(), values));
    }

    private static Map<String, Json.Str> texts(Json.Obj document, String field, Problems problems) {
        Map<String, Json.Str> texts = new LinkedHashMap<>();
        Optional<Json.Obj> block = document.get(field).flatMap(value -> Expect.object(field, value, problems));
        for (Json.Field entry : block.map(Json.Obj::fields).orElse(List.of())) {
            if (entry.value() instanceof Json.Str text) {
                texts.put(entry.name(), text);
            } else {
                String message = "key '%s' of the secret must be a text, not %s"
                        .formatted(entry.name(), entry.value().typeName());
                problems.error(Code.WRONG_TYPE, entry.value().span(), message, "put it in quotes");
            }
        }
        return texts;
    }

    private static Optional<String> decode(String key, Json.Str text, Problems problems) {
        try {
            // The MIME decoder skips line breaks, which YAML block texts have.
            byte[] bytes = Base64.getMimeDecoder().decode(text.text());
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            String message = "key '%s' of the secret is not Base64".formatted(key);
            problems.error(Code.INVALID_VALUE, text.span(), message, "put plain text under 'stringData'");
            return Optional.empty();
        }
    }
}
