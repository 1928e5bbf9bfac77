package io.weir.kind;

import io.weir.component.Catalog;
import io.weir.plan.Draft;
import io.weir.plan.NodeId;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.Nearest;
import io.weir.source.SourceSpan;
import io.weir.spec.Expect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the block of a component: {@code type}, and its options under {@code config} or under the type's own name. Blocks of
 * other types of the same role are ignored with a warning.
 */
final class BlockReader {
    private static final String TYPE = "type";
    private static final String CONFIG = "config";
    private static final String RENAMED_FROM = "renamedFrom";

    private final Catalog catalog;
    private final Problems problems;

    BlockReader(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** The component that a block names. */
    Optional<Draft.Block> read(NodeId id, Place place, Json value) {
        Optional<Json.Obj> block = Expect.object(place.field(), value, problems);
        return block.flatMap(object -> type(object, place).map(type -> {
            Json.Obj options = options(object, type);
            if (isKnown(type.text(), place.role())) {
                otherFields(object, type, place);
            }
            Optional<Json.Str> renamedFrom =
                    object.get(RENAMED_FROM).flatMap(old -> Expect.text(RENAMED_FROM, old, problems));
            return new Draft.Block(id, type.text(), type.span(), options, renamedFrom);
        }));
    }

    private Optional<Json.Str> type(Json.Obj block, Place place) {
        Optional<Json> type = block.get(TYPE);
        if (type.isEmpty()) {
            String names = String.join(", ", names(place.role()));
            String message = "'%s' has no 'type'".formatted(place.field());
            problems.error(Code.MISSING_OPTION, start(block), message, "add one of " + names);
            return Optional.empty();
        }
        return Expect.text(TYPE, type.get(), problems);
    }

    private Json.Obj options(Json.Obj block, Json.Str type) {
        Optional<Json.Field> config = block.field(CONFIG);
        Optional<Json.Field> named = block.field(type.text());
        if (config.isPresent() && named.isPresent()) {
            String message =
                    "the options of '%s' stand under 'config' and under '%s'".formatted(type.text(), type.text());
            problems.error(Code.CONFLICTING_OPTIONS, named.get().nameSpan(), message, "keep one of the two");
        }
        Optional<Json.Field> field = config.or(() -> named);
        if (field.isEmpty()) {
            return new Json.Obj(List.of(), type.span());
        }
        Json value = field.get().value();
        if (value instanceof Json.Nul) {
            return new Json.Obj(List.of(), field.get().nameSpan());
        }
        return Expect.object(field.get().name(), value, problems)
                .orElseGet(() -> new Json.Obj(List.of(), value.span()));
    }

    private void otherFields(Json.Obj block, Json.Str type, Place place) {
        List<String> allowed = new ArrayList<>(List.of(TYPE, CONFIG, RENAMED_FROM, type.text()));
        allowed.addAll(place.extra());
        for (Json.Field field : block.fields()) {
            if (allowed.contains(field.name())) {
                continue;
            }
            if (isKnown(field.name(), place.role())) {
                String message = "block '%s' is ignored, since the type is '%s'".formatted(field.name(), type.text());
                problems.warning(Code.UNKNOWN_FIELD, field.nameSpan(), message, "remove it");
                continue;
            }
            String move = "put the options of '%s' under 'config'".formatted(type.text());
            String hint = Nearest.to(field.name(), allowed)
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse(move);
            String message = "'%s' has no field '%s'".formatted(place.field(), field.name());
            problems.error(Code.UNKNOWN_FIELD, field.nameSpan(), message, hint);
        }
    }

    private boolean isKnown(String name, Catalog.Role role) {
        return names(role).contains(name)
                || catalog.announced().getOrDefault(role, List.of()).contains(name);
    }

    private List<String> names(Catalog.Role role) {
        Stream<String> names = switch (role) {
            case SOURCE -> catalog.sources().stream().map(c -> c.name());
            case SINK -> catalog.sinks().stream().map(c -> c.name());
            case TRANSFORMATION -> catalog.transforms().stream().map(c -> c.name());
        };
        return names.toList();
    }

    private static SourceSpan start(Json value) {
        return new SourceSpan(value.span().start(), value.span().start());
    }

    /**
     * Where a block stands.
     *
     * @param field the field that holds it
     * @param extra the fields that it may have there beside {@code type} and its options
     */
    record Place(String field, Catalog.Role role, List<String> extra) {
        Place {
            extra = List.copyOf(extra);
        }
    }
}
