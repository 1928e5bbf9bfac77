package io.weir.kind;

import io.weir.kind.SpecField.Shape;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.spec.Expect;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Checks the insides of the fields that only a deployment uses, so that their mistakes show before one is made. */
final class Deployment {
    private static final List<String> MAINTENANCE =
            List.of("startTime", "duration", "repeat", "timezone", "description", "suspended");
    private static final List<String> REPEATS = List.of("daily", "weekly", "monthly");

    private final Problems problems;

    private Deployment(Problems problems) {
        this.problems = problems;
    }

    /** Checks every such field of a spec's body. */
    static void check(Json.Obj body, Problems problems) {
        Deployment deployment = new Deployment(problems);
        object(body, "resources").ifPresent(deployment::resources);
        object(body, "maintenance").ifPresent(deployment::maintenance);
        object(body, "nodeSelector").ifPresent(deployment::nodeSelector);
    }

    private void resources(Json.Obj resources) {
        Expect.onlyFields(resources, "'resources'", List.of("requests", "limits", "claims"), problems);
        for (String part : List.of("requests", "limits")) {
            for (Json.Field quantity :
                    object(resources, part).map(Json.Obj::fields).orElse(List.of())) {
                quantity(quantity);
            }
        }
    }

    private void quantity(Json.Field field) {
        Optional<String> text = Optional.empty();
        if (field.value() instanceof Json.Num number) {
            text = Optional.of(number.lexeme());
        } else if (field.value() instanceof Json.Str given) {
            text = Optional.of(given.text());
        }
        if (text.isEmpty()) {
            String message = "'%s' must be a quantity, not %s"
                    .formatted(field.name(), field.value().typeName());
            problems.error(Code.WRONG_TYPE, field.value().span(), message, "write it as '500m' or '512Mi'");
        } else if (text.get().startsWith("-")) {
            String message = "'%s' is %s, less than nothing".formatted(field.name(), text.get());
            problems.error(Code.INVALID_VALUE, field.value().span(), message);
        }
    }

    private void nodeSelector(Json.Obj selector) {
        selector.fields().forEach(label -> Expect.text(label.name(), label.value(), problems));
    }

    private void maintenance(Json.Obj window) {
        Expect.onlyFields(window, "'maintenance'", MAINTENANCE, problems);
        pair(window, "startTime", "duration");
        pair(window, "duration", "startTime");
        window.get("startTime").ifPresent(this::startTime);
        window.get("duration").ifPresent(v -> ShapeCheck.holds("duration", Shape.DURATION, v, problems));
        window.get("repeat").filter(this::isWritten).ifPresent(v -> ShapeCheck.oneOf("repeat", REPEATS, v, problems));
        window.get("timezone").ifPresent(this::timezone);
        window.get("suspended").ifPresent(v -> Expect.bool("suspended", v, problems));
    }

    private void pair(Json.Obj window, String one, String other) {
        if (window.get(one).isPresent() && window.get(other).isEmpty()) {
            String message = "'maintenance' has a '%s', but no '%s'".formatted(one, other);
            problems.error(
                    Code.MISSING_OPTION, window.field(one).orElseThrow().nameSpan(), message, "add '" + other + "'");
        }
    }

    private boolean isWritten(Json value) {
        return !(value instanceof Json.Str text && text.text().isEmpty());
    }

    private void startTime(Json value) {
        Expect.text("startTime", value, problems).ifPresent(text -> {
            try {
                OffsetDateTime.parse(text.text());
            } catch (DateTimeException e) {
                String message = "'startTime' is '%s', not a time of RFC 3339".formatted(text.text());
                problems.error(Code.INVALID_VALUE, text.span(), message, "write it as '2026-01-31T02:00:00Z'");
            }
        });
    }

    private void timezone(Json value) {
        Expect.text("timezone", value, problems).ifPresent(text -> {
            try {
                ZoneId.of(text.text());
            } catch (DateTimeException e) {
                String message = "there is no time zone '%s'".formatted(text.text());
                problems.error(Code.INVALID_VALUE, text.span(), message, "write it as 'Europe/Berlin'");
            }
        });
    }

    private static Optional<Json.Obj> object(Json.Obj owner, String field) {
        return owner.get(field).filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }
}
