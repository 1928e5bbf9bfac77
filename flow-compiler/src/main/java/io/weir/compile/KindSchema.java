package io.weir.compile;

import io.weir.component.Catalog;
import io.weir.component.Delivery;
import io.weir.declare.Declared;
import io.weir.kind.Kind;
import io.weir.kind.SpecField;
import io.weir.option.OptionSchema;
import io.weir.plan.EventTime;
import io.weir.record.Value;
import io.weir.source.PrettyJson;
import io.weir.spec.SpecReader;
import java.util.ArrayList;
import java.util.List;

/** The JSON Schema of a kind, for editors: the manifest and the bare spec, with the options of every component. */
public final class KindSchema {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final List<String> BLOCKS = List.of("source", "sink", "errors", "transformations");

    private final Kind kind;
    private final Catalog catalog;

    private KindSchema(Kind kind, Catalog catalog) {
        this.kind = kind;
        this.catalog = catalog;
    }

    /** The text of the schema. */
    public static String of(Kind kind, Catalog catalog) {
        return PrettyJson.text(new KindSchema(kind, catalog).schema());
    }

    private Value schema() {
        Value anyShape = new Value.Sequence(List.of(manifest(), reference("spec")));
        Value definitions = PrettyJson.object(defs -> {
            defs.put("spec", spec());
            component("source", catalog.sources(), defs);
            component("sink", catalog.sinks(), defs);
            component("transformation", catalog.transforms(), defs);
        });
        return PrettyJson.object(root -> root.put("$schema", DRAFT)
                .put("title", kind.name())
                .put("description", kind.summary())
                .put("anyOf", anyShape)
                .put("$defs", definitions));
    }

    private Value manifest() {
        Value properties = PrettyJson.object(fields -> fields.put("apiVersion", constant(SpecReader.API_VERSION))
                .put("kind", constant(kind.name()))
                .put("metadata", typed("object"))
                .put("spec", reference("spec")));
        return PrettyJson.object(fields -> fields.put("type", "object")
                .put("properties", properties)
                .put("required", PrettyJson.texts(List.of("apiVersion", "kind", "spec"))));
    }

    private Value spec() {
        Value properties =
                PrettyJson.object(fields -> kind.fields().forEach(field -> fields.put(field.name(), property(field))));
        return PrettyJson.object(fields -> fields.put("type", "object")
                .put("properties", properties)
                .put("required", PrettyJson.texts(List.of("source", "sink")))
                .put("additionalProperties", false));
    }

    private static Value property(SpecField field) {
        return shape(field).with("description", new Value.Text(field.doc()));
    }

    private static Value.Struct shape(SpecField field) {
        if (BLOCKS.contains(field.name())) {
            return block(field.name());
        }
        if (field.name().equals("delivery")) {
            return OptionSchema.of(Delivery.class);
        }
        if (field.name().equals("eventTime")) {
            return OptionSchema.of(EventTime.class);
        }
        if (field.name().equals("dropState")) {
            return typed("array").with("items", typed("string"));
        }
        return switch (field.shape()) {
            case OBJECT -> typed("object");
            case LIST -> typed("array");
            case TEXT, DURATION -> typed("string");
            case BOOLEAN -> typed("boolean");
            case WHOLE_NUMBER -> typed("integer").with("minimum", Value.Numeric.of(1));
            case GRANULARITY -> Value.Struct.empty().with("enum", PrettyJson.texts(List.of("batch", "message")));
        };
    }

    private static Value.Struct block(String field) {
        if (field.equals("transformations")) {
            return typed("array").with("items", reference("transformation"));
        }
        if (field.equals("errors")) {
            Value.Struct policy = Value.Struct.empty().with("policy", constant("fail"));
            Value fail =
                    typed("object").with("properties", policy).with("required", PrettyJson.texts(List.of("policy")));
            return Value.Struct.empty().with("anyOf", new Value.Sequence(List.of(reference("sink"), fail)));
        }
        return reference(field);
    }

    /** A component's block: its type decides what stands under {@code config} and under the type's own name. */
    private static void component(String role, List<? extends Declared<?>> components, PrettyJson.Fields to) {
        List<Value> cases = new ArrayList<>();
        for (Declared<?> component : components) {
            Value options = reference(role + "." + component.name());
            Value then = PrettyJson.object(each -> each.put("config", options).put(component.name(), options));
            Value when = PrettyJson.object(type -> type.put("type", constant(component.name())));
            cases.add(PrettyJson.object(
                    fields -> fields.put("if", properties(when)).put("then", properties(then))));
        }
        List<String> names = components.stream().<String>map(Declared::name).toList();
        Value type = PrettyJson.object(fields -> fields.put("enum", PrettyJson.texts(names)));
        to.put(
                role,
                PrettyJson.object(fields -> fields.put("type", "object")
                        .put(
                                "properties",
                                PrettyJson.object(each -> each.put("type", type).put("renamedFrom", typed("string"))))
                        .put("required", PrettyJson.texts(List.of("type")))
                        .put("allOf", new Value.Sequence(cases))));
        for (Declared<?> component : components) {
            to.put(role + "." + component.name(), withSinks(OptionSchema.of(component.options())));
        }
    }

    private static Value properties(Value properties) {
        return PrettyJson.object(fields -> fields.put("properties", properties));
    }

    /** In a spec the routes of a router also hold their sinks, which are no options of the router. */
    private static Value.Struct withSinks(Value.Struct options) {
        if (!(options.fields().get("properties") instanceof Value.Struct properties)
                || !(properties.fields().get("routes") instanceof Value.Struct routes)) {
            return options;
        }
        Value route = PrettyJson.object(fields -> fields.put("type", "object")
                .put(
                        "properties",
                        PrettyJson.object(each -> each.put("name", typed("string"))
                                .put("condition", typed("string"))
                                .put("expression", typed("string"))
                                .put("sink", reference("sink"))))
                .put("required", PrettyJson.texts(List.of("sink")))
                .put("additionalProperties", false));
        return options.with("properties", properties.with("routes", routes.with("items", route)));
    }

    private static Value.Struct reference(String definition) {
        return Value.Struct.empty().with("$ref", new Value.Text("#/$defs/" + definition));
    }

    private static Value.Struct constant(String text) {
        return Value.Struct.empty().with("const", new Value.Text(text));
    }

    private static Value.Struct typed(String type) {
        return Value.Struct.empty().with("type", new Value.Text(type));
    }
}
