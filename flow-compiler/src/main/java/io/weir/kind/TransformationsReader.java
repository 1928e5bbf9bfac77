package io.weir.kind;

import io.weir.component.Catalog;
import io.weir.component.Catalog.Role;
import io.weir.kind.BlockReader.Place;
import io.weir.plan.Draft;
import io.weir.plan.NodeId;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import io.weir.spec.Expect;
import io.weir.udf.Keyed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the list of transformations, and the sinks that stand inside the routes of a router.
 *
 * <p>A transformation is called by its type, the second one of a type {@code mask-2}. A {@code name} in its block is better where
 * it keeps state: it stays when transformations are inserted before it.
 */
final class TransformationsReader {
    private static final String NAME = "name";
    private static final String ROUTES = "routes";
    private static final String SINK = "sink";
    private static final Pattern NODE_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,62}");
    private static final Pattern RESERVED = Pattern.compile("source|decode|after-.*|split|sink|errors|route-\\d+");

    private final Catalog catalog;
    private final BlockReader reader;
    private final Problems problems;
    private final List<Draft.Block> blocks = new ArrayList<>();
    private final List<Draft.Route> routes = new ArrayList<>();
    private int routesSeen;
    private final Set<String> taken = new HashSet<>();

    TransformationsReader(Catalog catalog, BlockReader reader, Problems problems) {
        this.catalog = catalog;
        this.reader = reader;
        this.problems = problems;
    }

    /** Whether a spec uses transformations that keep state per key, which only Weir has. */
    static boolean usesKeyed(Json.Obj body, Catalog catalog) {
        return body.get("transformations").orElse(null) instanceof Json.Arr list
                && list.elements().stream()
                        .flatMap(element -> type(element).stream())
                        .flatMap(type -> catalog.transform(type).stream())
                        .anyMatch(Keyed.class::isInstance);
    }

    List<Draft.Block> blocks() {
        return blocks;
    }

    List<Draft.Route> routes() {
        return routes;
    }

    void read(Json list) {
        List<Json> elements = Expect.list("transformations", list, problems).orElse(List.of());
        elements.forEach(element -> name(element).ifPresent(this::take));
        for (Json element : elements) {
            Optional<String> type = type(element);
            Optional<Json.Str> name = silentName(element);
            NodeId id = new NodeId(name.map(Json.Str::text).orElseGet(() -> freeName(type.orElse("unknown"))));
            Place place = new Place("transformation", Role.TRANSFORMATION, List.of(NAME));
            reader.read(id, place, element).map(this::withoutSinks).ifPresent(blocks::add);
        }
    }

    private static Optional<String> type(Json element) {
        return element instanceof Json.Obj block && block.get("type").orElse(null) instanceof Json.Str type
                ? Optional.of(type.text())
                : Optional.empty();
    }

    private Optional<Json.Str> name(Json element) {
        if (!(element instanceof Json.Obj block) || block.get(NAME).isEmpty()) {
            return Optional.empty();
        }
        return Expect.text(NAME, block.get(NAME).get(), problems);
    }

    private static Optional<Json.Str> silentName(Json element) {
        return element instanceof Json.Obj block && block.get(NAME).orElse(null) instanceof Json.Str name
                ? Optional.of(name)
                : Optional.empty();
    }

    private void take(Json.Str name) {
        if (!NODE_NAME.matcher(name.text()).matches()) {
            String hint = "begin with a letter, go on with letters, digits and '-', at most 63 characters";
            problems.error(Code.INVALID_VALUE, name.span(), "'%s' is no name for a node".formatted(name.text()), hint);
        } else if (RESERVED.matcher(name.text()).matches()) {
            String message = "the name '%s' is taken by a node of every flow".formatted(name.text());
            problems.error(Code.INVALID_VALUE, name.span(), message, "choose another name");
        } else if (!taken.add(name.text())) {
            String message = "two nodes are named '%s'".formatted(name.text());
            problems.error(Code.DUPLICATE_KEY, name.span(), message, "give each node its own name");
        }
    }

    private String freeName(String type) {
        if (taken.add(type)) {
            return type;
        }
        int number = 2;
        while (!taken.add(type + "-" + number)) {
            number++;
        }
        return type + "-" + number;
    }

    /** A router's options know conditions only: where its routes lead is the flow's business. */
    private Draft.Block withoutSinks(Draft.Block block) {
        Optional<Json.Field> field = block.options().field(ROUTES);
        boolean known = catalog.transform(block.type()).isPresent();
        if (!known || field.isEmpty() || !(field.get().value() instanceof Json.Arr list)) {
            return block;
        }
        if (!routes.isEmpty()) {
            String message = "a second router in one flow cannot run yet";
            problems.error(Code.NOT_YET_SUPPORTED, block.typeAt(), message, "put all routes into the first router");
        }
        List<Json> bare = list.elements().stream().map(this::route).toList();
        List<Json.Field> fields = block.options().fields().stream()
                .map(f -> f.name().equals(ROUTES)
                        ? new Json.Field(ROUTES, f.nameSpan(), new Json.Arr(bare, list.span()))
                        : f)
                .toList();
        return block.withOptions(new Json.Obj(fields, block.options().span()));
    }

    private Json route(Json element) {
        if (!(element instanceof Json.Obj route)) {
            String message = "a route is an object, not " + element.typeName();
            problems.error(Code.WRONG_TYPE, element.span(), message, "write '{condition: …, sink: …}'");
            routesSeen++;
            return element;
        }
        Optional<Json.Str> name = name(route);
        name.ifPresent(this::take);
        int number = ++routesSeen;
        NodeId id = new NodeId(name.map(Json.Str::text).orElse("route-" + number));
        if (route.get(SINK).isEmpty()) {
            SourceSpan at = new SourceSpan(route.span().start(), route.span().start());
            problems.error(Code.MISSING_OPTION, at, "route %d has no 'sink'".formatted(number), "add 'sink'");
        }
        route.get(SINK)
                .flatMap(sink -> reader.read(id, new Place(SINK, Role.SINK, List.of()), sink))
                .ifPresent(sink -> routes.add(new Draft.Route(condition(route), sink)));
        List<Json.Field> rest = route.fields().stream()
                .filter(field -> !List.of(SINK, NAME).contains(field.name()))
                .toList();
        return new Json.Obj(rest, route.span());
    }

    private static String condition(Json.Obj route) {
        for (String field : List.of("condition", "expression")) {
            if (route.get(field).orElse(null) instanceof Json.Str text) {
                return text.text();
            }
        }
        return "";
    }
}
