package io.weir.bench.fuzz;

import static io.weir.bench.fuzz.Names.pick;

import io.weir.record.JsonWriter;
import io.weir.record.Value;
import io.weir.record.Value.Struct;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes specs of stateless flows. The same seed gives the same text; some texts are no sound specs. */
final class RandomFlow {
    private static final int MOST_STEPS = 7;

    private static final List<String> LAYOUTS = List.of(
            "RFC3339",
            "RFC3339Nano",
            "DateTime",
            "Unix",
            "UnixMilli",
            "Kitchen",
            "2006-01-02",
            "02 Jan 06 \"15:04\" é");

    private static final List<String> EXPRESSIONS = List.of(
            "status == 'active' && amount > 100",
            "amount >= 10.5 || status == 'é'",
            "has(customer.email)",
            "status in ['active', 'new', '']",
            "size(status) > 3",
            "status.startsWith('a')",
            "userId != null",
            "customer.name == 'x' || true",
            "!(amount < 0)",
            "metadata.topic == 'fuzz'",
            "metadata.partition == 0 && status != 'gone'",
            "items.exists(i, i.sku == 'x')",
            "size(record) > 3",
            "amount + 1 > 3",
            "created_at != ''",
            "user_id == 7",
            "string(amount) == '1.10'");

    private final Random random;

    RandomFlow(Random random) {
        this.random = random;
    }

    /** The text of a spec from files to files. */
    String next() {
        Map<String, Value> spec = new LinkedHashMap<>();
        spec.put("source", file("in"));
        spec.put("transformations", new Value.Sequence(steps()));
        spec.put("sink", file("out"));
        spec.put("errors", file("refused"));
        if (random.nextInt(8) == 0) {
            spec.put(
                    "eventTime",
                    Struct.empty().with("field", new Value.Text(pick(List.of("at", "customer.at"), random))));
        }
        return JsonWriter.toText(new Struct(spec));
    }

    private List<Value> steps() {
        List<Value> steps = new ArrayList<>();
        for (int left = random.nextInt(MOST_STEPS); left > 0; left--) {
            steps.add(step());
        }
        return steps;
    }

    private Value step() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> block("filter", condition());
            case 3, 4 -> block("select", Struct.empty().with("fields", paths(1 + random.nextInt(6))));
            case 5 -> block("remove", Struct.empty().with("fields", paths(1 + random.nextInt(3))));
            case 6, 7 -> block("mask", mask());
            case 8 -> block("snakeCase", deep());
            case 9 -> block("camelCase", deep());
            case 10, 11 -> block("timestamp", timestamp());
            case 12 -> block("router", Struct.empty().with("routes", routes()));
            default ->
                block(
                        "flatten",
                        Struct.empty().with("field", new Value.Text(pick(List.of("items", "customer.email"), random))));
        };
    }

    private Struct condition() {
        String path = "$." + Names.path(random);
        return switch (random.nextInt(6)) {
            case 0 -> Struct.empty().with("condition", new Value.Text(path));
            case 1 -> Struct.empty().with("condition", new Value.Text(path + " == 'active'"));
            case 2 -> Struct.empty().with("condition", new Value.Text(path + " != 'active'"));
            default -> Struct.empty().with("expression", new Value.Text(pick(EXPRESSIONS, random)));
        };
    }

    private Struct mask() {
        return Struct.empty()
                .with("fields", paths(1 + random.nextInt(3)))
                .with("maskChar", new Value.Text(pick(List.of("*", "€", "\"", "😀"), random)))
                .with("keepLength", new Value.Bool(random.nextBoolean()));
    }

    private Struct deep() {
        return Struct.empty().with("deep", new Value.Bool(random.nextInt(3) == 0));
    }

    private Struct timestamp() {
        String field =
                random.nextInt(6) == 0 ? "customer.at" : Names.field(random).replace(".", "\\.");
        return Struct.empty()
                .with("fieldName", new Value.Text(field))
                .with("format", new Value.Text(pick(LAYOUTS, random)));
    }

    private Value routes() {
        List<Value> routes = new ArrayList<>();
        for (int route = 1 + random.nextInt(2); route > 0; route--) {
            routes.add(condition().with("sink", file("route-" + random.nextInt(1_000_000))));
        }
        return new Value.Sequence(routes);
    }

    private Value paths(int count) {
        List<Value> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(new Value.Text(Names.path(random)));
        }
        return new Value.Sequence(paths);
    }

    private static Struct file(String path) {
        return block("file", Struct.empty().with("path", new Value.Text(path)));
    }

    private static Struct block(String type, Struct config) {
        return Struct.empty().with("type", new Value.Text(type)).with("config", config);
    }
}
