package io.weir.kind;

import io.weir.component.Catalog;
import io.weir.component.Catalog.Role;
import io.weir.kind.BlockReader.Place;
import io.weir.kind.SpecField.Use;
import io.weir.plan.Draft;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.NodeId;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import io.weir.spec.Expect;
import io.weir.spec.FlowSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Translates the body of one {@code DataFlow}. */
final class DataFlowReader {
    private static final String FAIL = "fail";
    private static final String POLICY = "policy";
    private static final String ACK_POLICY = "ackPolicy";
    private static final List<String> ACK_POLICIES = List.of("afterWrite", "never", "afterMainSinkSuccess");

    private final FlowSpec spec;
    private final Json.Obj body;
    private final Catalog catalog;
    private final Problems problems;
    private final BlockReader blocks;

    DataFlowReader(FlowSpec spec, Catalog catalog, Problems problems) {
        this.spec = spec;
        this.body = spec.body();
        this.catalog = catalog;
        this.problems = problems;
        this.blocks = new BlockReader(catalog, problems);
    }

    Draft draft() {
        List<String> names = DataFlowFields.ALL.stream().map(SpecField::name).toList();
        Expect.onlyFields(body, "the flow", names, problems);
        Map<String, Json> sound = sound();
        Deployment.check(body, problems);
        Optional<Draft.Block> source = required("source", Role.SOURCE);
        TransformationsReader transformations = new TransformationsReader(catalog, blocks, problems);
        Optional.ofNullable(sound.get("transformations")).ifPresent(transformations::read);
        Optional<Draft.Block> sink = required("sink", Role.SINK);
        Optional<Draft.Block> errors = errors();
        List<Draft.Block> all = new ArrayList<>(transformations.blocks());
        transformations.routes().forEach(route -> all.add(route.sink()));
        Stream.of(source, sink, errors).flatMap(Optional::stream).forEach(all::add);
        return new Draft(
                new FlowIdentity(spec.namespace(), spec.name(), spec.hash()),
                source,
                transformations.blocks(),
                transformations.routes(),
                sink,
                errors,
                object(sound, "delivery"),
                object(sound, "eventTime"),
                parallelism(sound),
                new ClaimsReader(catalog, problems).read(Optional.ofNullable(sound.get("dropState")), all),
                deployment(sound));
    }

    /** The fields whose values have the right shape; source, sink and errors are checked where they are read. */
    private Map<String, Json> sound() {
        Map<String, Json> sound = new LinkedHashMap<>();
        for (SpecField field : DataFlowFields.ALL) {
            boolean block = List.of("source", "sink", "errors").contains(field.name());
            body.get(field.name())
                    .filter(value -> !(value instanceof Json.Nul))
                    .filter(value -> block || ShapeCheck.holds(field.name(), field.shape(), value, problems))
                    .ifPresent(value -> sound.put(field.name(), value));
        }
        return sound;
    }

    private Optional<Draft.Block> required(String field, Role role) {
        Optional<Json> value = body.get(field);
        if (value.isEmpty()) {
            problems.error(Code.MISSING_OPTION, spec.at(), "the flow has no '" + field + "'", "add '" + field + "'");
        }
        return value.flatMap(v -> blocks.read(new NodeId(field), new Place(field, role, List.of()), v));
    }

    private Optional<Draft.Block> errors() {
        Optional<Json> value = body.get("errors").filter(v -> !(v instanceof Json.Nul));
        if (value.isEmpty()) {
            noErrors();
            return Optional.empty();
        }
        if (value.get() instanceof Json.Obj block && block.get(POLICY).isPresent()) {
            policy(block, block.get(POLICY).get());
            return Optional.empty();
        }
        if (value.get() instanceof Json.Obj block) {
            block.get(ACK_POLICY).ifPresent(v -> ShapeCheck.oneOf(ACK_POLICY, ACK_POLICIES, v, problems));
        }
        Place place = new Place("errors", Role.SINK, List.of(ACK_POLICY, POLICY));
        return blocks.read(new NodeId("errors"), place, value.get());
    }

    private void policy(Json.Obj block, Json policy) {
        ShapeCheck.oneOf(POLICY, List.of(FAIL), policy, problems);
        block.fields().stream()
                .filter(field -> !field.name().equals(POLICY))
                .forEach(field -> problems.error(
                        Code.CONFLICTING_OPTIONS,
                        field.nameSpan(),
                        "'errors' has both a policy and '%s'".formatted(field.name()),
                        "keep the policy or the sink"));
    }

    /**
     * A manifest that uses nothing of Weir's own was written for the dataflow operator, where a flow without this block stops
     * at an error too. Everywhere else the author has to say that this is meant.
     */
    private void noErrors() {
        String hint = "add 'errors' with a sink for dead letters, or 'errors: {policy: fail}' to stop at the first one";
        if (spec.manifest() && !usesOwnFeatures()) {
            String message = "dead letters go nowhere: the flow will stop at the first one";
            problems.warning(Code.ERRORS_GO_NOWHERE, spec.at(), message, hint);
        } else {
            problems.error(Code.ERRORS_GO_NOWHERE, spec.at(), "the flow does not say where dead letters go", hint);
        }
    }

    private boolean usesOwnFeatures() {
        boolean field =
                DataFlowFields.OWN.stream().anyMatch(name -> body.get(name).isPresent());
        return field || TransformationsReader.usesKeyed(body, catalog);
    }

    private Draft.Parallelism parallelism(Map<String, Json> sound) {
        OptionalInt own = count(sound, "parallelism");
        OptionalInt replicas = count(sound, "replicas");
        if (own.isPresent() && replicas.isPresent() && own.getAsInt() != replicas.getAsInt()) {
            SourceSpan at = body.field("replicas").orElseThrow().nameSpan();
            String message = "'replicas' is %d, but 'parallelism' is %d".formatted(replicas.getAsInt(), own.getAsInt());
            problems.error(Code.CONFLICTING_OPTIONS, at, message, "keep 'parallelism'");
        }
        if (own.isPresent()) {
            return new Draft.Parallelism(own.getAsInt(), span(sound, "parallelism"), false);
        }
        if (replicas.isPresent()) {
            return new Draft.Parallelism(replicas.getAsInt(), span(sound, "replicas"), true);
        }
        return new Draft.Parallelism(1, spec.at(), false);
    }

    private OptionalInt count(Map<String, Json> sound, String field) {
        if (!(sound.get(field) instanceof Json.Num number)) {
            return OptionalInt.empty();
        }
        int tasks = Integer.parseInt(number.lexeme());
        if (tasks > JobPlan.MAX_PARALLELISM) {
            String message = "'%s' is %d, but a flow has at most %d tasks per node"
                    .formatted(field, tasks, JobPlan.MAX_PARALLELISM);
            problems.error(Code.INVALID_VALUE, number.span(), message);
        }
        return OptionalInt.of(tasks);
    }

    private SourceSpan span(Map<String, Json> sound, String field) {
        Json value = sound.get(field);
        return value == null ? spec.at() : value.span();
    }

    private static Optional<Json.Obj> object(Map<String, Json> sound, String field) {
        return sound.get(field) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
    }

    private static Map<String, Json> deployment(Map<String, Json> sound) {
        Map<String, Json> kept = new LinkedHashMap<>();
        for (SpecField field : DataFlowFields.ALL) {
            Json value = sound.get(field.name());
            if (value != null && field.use() == Use.DEPLOYMENT) {
                kept.put(field.name(), value);
            }
        }
        return kept;
    }
}
