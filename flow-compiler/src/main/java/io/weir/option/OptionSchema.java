package io.weir.option;

import io.weir.record.Value;
import io.weir.source.SpecText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The JSON Schema (draft 2020-12) of an options record, for editors and cluster admission. It is a little stricter than the
 * binder, which also takes other cases of enum values and nulls; and it knows nothing of rules across options.
 */
public final class OptionSchema {
    private static final String TIME = "^(0|P.*|([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h|d))+)$";

    private OptionSchema() {}

    /** The schema, without {@code $schema}: to be put into a larger one. */
    public static Value.Struct of(Class<? extends Record> type) {
        Map<String, Value> properties = new LinkedHashMap<>();
        List<Value> all = new ArrayList<>();
        for (Option option : Shape.of(type).options()) {
            properties(option, properties);
            if (option.required()) {
                all.add(required(option));
            }
            if (option.type().required() instanceof OptionType.When) {
                all.add(struct("not", struct("required", names(option.keys()))));
            }
        }
        Map<String, Value> schema = new LinkedHashMap<>();
        schema.put("type", new Value.Text("object"));
        schema.put("properties", new Value.Struct(properties));
        if (!all.isEmpty()) {
            schema.put("allOf", new Value.Sequence(all));
        }
        schema.put("additionalProperties", new Value.Bool(false));
        return new Value.Struct(schema);
    }

    private static void properties(Option option, Map<String, Value> to) {
        OptionType type = option.type().required();
        for (String key : option.keys()) {
            boolean secret = !key.equals(option.name()) && !(type instanceof OptionType.When);
            Value.Struct schema = secret ? of(SecretRef.class) : schema(type);
            to.put(key, documented(schema, option, !secret));
        }
        for (Option.Renamed renamed : option.renamed()) {
            Value.Struct current = (Value.Struct) to.get(renamed.key());
            if (current != null) {
                to.put(renamed.old(), current.with("deprecated", new Value.Bool(true)));
            }
        }
    }

    private static Value.Struct documented(Value.Struct schema, Option option, boolean ownKey) {
        Value.Struct documented = schema.with("description", new Value.Text(option.doc()));
        if (ownKey && option.defaultValue().isPresent()) {
            documented = documented.with(
                    "default", literal(option, option.defaultValue().get()));
        }
        if (ownKey && option.notEmpty()) {
            OptionType type = option.type().required();
            boolean list = type instanceof OptionType.Many || type instanceof OptionType.References;
            String limit = list ? "minItems" : type instanceof OptionType.Entries ? "minProperties" : "minLength";
            documented = documented.with(limit, Value.Numeric.of(1));
        }
        return documented;
    }

    private static Value.Struct required(Option option) {
        List<Value> ways = new ArrayList<>();
        for (String key : option.keys()) {
            ways.add(struct("required", names(List.of(key))));
        }
        option.renamed().forEach(renamed -> ways.add(struct("required", names(List.of(renamed.old())))));
        return ways.size() == 1 ? (Value.Struct) ways.get(0) : struct("anyOf", new Value.Sequence(ways));
    }

    private static Value.Struct schema(OptionType type) {
        if (type instanceof OptionType.Flag) {
            return typed("boolean");
        }
        if (type instanceof OptionType.Whole whole) {
            return whole(whole);
        }
        if (type instanceof OptionType.Time) {
            return typed("string").with("pattern", new Value.Text(TIME));
        }
        if (type instanceof OptionType.Choice choice) {
            return oneOf(choice.constants().stream().map(Spelling::of).toList());
        }
        if (type instanceof OptionType.Many many) {
            return typed("array").with("items", schema(many.of()));
        }
        if (type instanceof OptionType.References) {
            Value.Struct list = typed("array").with("items", typed("string"));
            return struct("anyOf", new Value.Sequence(List.of(list, typed("string"))));
        }
        if (type instanceof OptionType.Entries entries) {
            return typed("object").with("additionalProperties", schema(entries.of()));
        }
        if (type instanceof OptionType.Block block) {
            return of(block.type());
        }
        if (type instanceof OptionType.Variants variants) {
            return struct(
                    "oneOf",
                    new Value.Sequence(variants.types().stream()
                            .<Value>map(OptionSchema::variant)
                            .toList()));
        }
        return typed("string");
    }

    private static Value.Struct whole(OptionType.Whole whole) {
        boolean any = whole.min() == Long.MIN_VALUE && whole.max() == Long.MAX_VALUE;
        return any
                ? typed("integer")
                : typed("integer")
                        .with("minimum", Value.Numeric.of(whole.min()))
                        .with("maximum", Value.Numeric.of(whole.max()));
    }

    private static Value.Struct variant(Class<? extends Record> type) {
        Value.Struct schema = of(type);
        Value.Struct properties = (Value.Struct) schema.fields().getOrDefault("properties", Value.Struct.empty());
        Value.Struct named = properties.with("type", struct("const", new Value.Text(Spelling.of(type))));
        return schema.with("properties", named).with("required", names(List.of("type")));
    }

    /** The preferred spellings; the binder also takes other cases, which editors should not offer. */
    private static Value.Struct oneOf(List<String> names) {
        return struct("enum", names(names));
    }

    private static Value literal(Option option, String written) {
        OptionType type = option.type().required();
        boolean structured = !(schema(type).fields().get("type") instanceof Value.Text name
                        && name.text().equals("string"))
                && !(type instanceof OptionType.Choice);
        return structured
                ? Trees.value(Literals.parse(new SpecText("default.yaml", written)))
                : new Value.Text(written);
    }

    private static Value.Sequence names(List<String> names) {
        return new Value.Sequence(names.stream().<Value>map(Value.Text::new).toList());
    }

    private static Value.Struct typed(String type) {
        return struct("type", new Value.Text(type));
    }

    private static Value.Struct struct(String name, Value value) {
        return Value.Struct.empty().with(name, value);
    }
}
