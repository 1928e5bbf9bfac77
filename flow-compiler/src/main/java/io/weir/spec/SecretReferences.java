package io.weir.spec;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.Nearest;
import java.util.List;
import java.util.Optional;

/**
 * Checks the {@code …SecretRef} blocks of a flow against the secrets in its file. A reference to a secret that is not in the
 * file is fine: the cluster has it. A reference to a key that a secret of the file lacks can never work.
 */
public final class SecretReferences {
    private static final String SUFFIX = "SecretRef";

    private final FlowSpec flow;
    private final List<LocalSecret> secrets;
    private final Problems problems;

    private SecretReferences(FlowSpec flow, List<LocalSecret> secrets, Problems problems) {
        this.flow = flow;
        this.secrets = secrets;
        this.problems = problems;
    }

    /** Reports {@link Code#MISSING_SECRET} for each key that a secret of the file lacks. */
    public static void check(FlowSpec flow, List<LocalSecret> secrets, Problems problems) {
        new SecretReferences(flow, secrets, problems).walk(flow.body());
    }

    private void walk(Json value) {
        if (value instanceof Json.Arr list) {
            list.elements().forEach(this::walk);
        } else if (value instanceof Json.Obj object) {
            for (Json.Field field : object.fields()) {
                if (field.name().endsWith(SUFFIX) && field.value() instanceof Json.Obj reference) {
                    reference(reference);
                } else {
                    walk(field.value());
                }
            }
        }
    }

    private void reference(Json.Obj reference) {
        Optional<String> name = text(reference, "name");
        String namespace = text(reference, "namespace").orElse(flow.namespace());
        Optional<LocalSecret> secret = name.flatMap(wanted ->
                secrets.stream().filter(s -> s.answers(namespace, wanted)).findFirst());
        if (secret.isEmpty() || !(reference.get("key").orElse(null) instanceof Json.Str key)) {
            return;
        }
        if (!secret.get().values().containsKey(key.text())) {
            List<String> keys = List.copyOf(secret.get().values().keySet());
            String message =
                    "secret '%s' has no key '%s'".formatted(secret.get().name(), key.text());
            problems.error(Code.MISSING_SECRET, key.span(), message, Nearest.hint(key.text(), keys));
        }
    }

    private static Optional<String> text(Json.Obj object, String field) {
        return object.get(field)
                .filter(Json.Str.class::isInstance)
                .map(Json.Str.class::cast)
                .map(Json.Str::text);
    }
}
