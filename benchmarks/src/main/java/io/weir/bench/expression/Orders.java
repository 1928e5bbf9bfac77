package io.weir.bench.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.record.slot.SlotScanner;
import io.weir.record.slot.SlotTree;
import io.weir.record.slot.Slots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Records to ask, the same in every process: about half of them meet each part of a condition. */
final class Orders {
    /** As many as stay in the processor's cache; a power of two. */
    static final int COUNT = 1024;

    private static final long SEED = 20_261_121L;
    private static final List<String> STATUS = List.of("active", "active", "active", "closed", "pending");
    private static final List<String> COUNTRY = List.of("PL", "DE", "FR", "US");
    private static final List<String> DOMAIN = List.of("shop.example", "shop.test");

    private Orders() {}

    /** As a source would deliver them. */
    static List<byte[]> bytes() {
        Random random = new Random(SEED);
        List<byte[]> records = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            String json = String.format(
                    Locale.ROOT,
                    "{\"id\":%d,\"status\":\"%s\",\"amount\":%.2f,\"country\":\"%s\",\"retries\":%d,"
                            + "\"customer\":{\"name\":\"c%d\",\"email\":\"c%d@%s\"}}",
                    i,
                    pick(random, STATUS),
                    random.nextDouble() * 1000,
                    pick(random, COUNTRY),
                    random.nextInt(5),
                    i,
                    i,
                    pick(random, DOMAIN));
            records.add(json.getBytes(UTF_8));
        }
        return records;
    }

    private static String pick(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** With the fields at the paths found. */
    static Slots[] slots(List<Path> paths) {
        Map<String, SlotTree> roots = new HashMap<>();
        for (int slot = 0; slot < paths.size(); slot++) {
            List<String> names = paths.get(slot).segments();
            roots.computeIfAbsent(names.get(0), unseen -> new SlotTree()).add(names.subList(1, names.size()), slot);
        }
        return bytes().stream()
                .map(record -> {
                    Slots slots = new Slots(paths.size());
                    SlotTree none = new SlotTree();
                    if (!new SlotScanner(JsonReader.STANDARD, slots, name -> roots.getOrDefault(name, none))
                            .scan(record)) {
                        throw new IllegalStateException("the scanner takes these records");
                    }
                    return slots;
                })
                .toArray(Slots[]::new);
    }

    /** As trees. */
    static List<Value> trees() throws JsonRejected {
        List<Value> trees = new ArrayList<>(COUNT);
        for (byte[] record : bytes()) {
            trees.add(JsonReader.STANDARD.read(record));
        }
        return trees;
    }
}
