package io.weir.bench.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.Coordinates;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders in one shape and layout; the same for the same name. */
enum StageRecords {
    FLAT,
    FLAT_SHUFFLED,
    NESTED,
    NESTED_PRETTY;

    private static final int SIZE = 1 << 12;
    private static final long SEED = 7;
    private static final long FIRST_TIME = 1_732_212_000_000L;

    String scenario() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    /** The records, a power of two of them. */
    SourceRecord[] make() {
        Random random = new Random(SEED);
        SourceRecord[] records = new SourceRecord[SIZE];
        for (int i = 0; i < SIZE; i++) {
            byte[] payload = record(random).getBytes(UTF_8);
            records[i] = new SourceRecord(
                    payload, null, List.of(), new Coordinates("orders", 0, i), FIRST_TIME + i, Operation.INSERT);
        }
        return records;
    }

    private String record(Random random) {
        List<String> fields = new ArrayList<>(List.of(
                "\"orderId\":\"" + Long.toHexString(random.nextLong()) + "\"",
                "\"userId\":" + random.nextInt(100_000_000),
                "\"userEmail\":\"user" + random.nextInt(1_000_000) + "@example.com\"",
                "\"amount\":" + (101 + random.nextInt(9_000)) + ".50",
                "\"currency\":\"EUR\"",
                "\"status\":\"active\"",
                "\"isTest\":false",
                "\"countryCode\":\"PL\"",
                "\"createdAt\":\"2026-07-01T12:34:56." + (100 + random.nextInt(900)) + "Z\"",
                "\"sessionRef\":\"s-" + random.nextInt(1 << 30) + "\"",
                "\"deviceOs\":\"android\"",
                "\"retries\":" + random.nextInt(5),
                "\"internalNote\":null",
                "\"payload\":" + payload(random)));
        if (this == FLAT_SHUFFLED) {
            Collections.shuffle(fields, random);
        }
        String separator = this == NESTED_PRETTY ? ",\n  " : ",";
        return fields.stream().collect(Collectors.joining(separator, "{", "}"));
    }

    private String payload(Random random) {
        if (this == FLAT || this == FLAT_SHUFFLED) {
            return "\"p" + random.nextInt(1_000) + "\"";
        }
        String separator = this == NESTED_PRETTY ? ",\n      " : ",";
        return IntStream.range(0, 12)
                .mapToObj(item -> String.join(
                        separator,
                        "{\"skuCode\":\"SKU-" + random.nextInt(1 << 30) + "\"",
                        "\"qty\":" + random.nextInt(9),
                        "\"unitPrice\":" + random.nextInt(900) + ".25",
                        "\"title\":\"Some product title with words\"",
                        "\"tags\":[\"a\",\"b\"]}"))
                .collect(Collectors.joining(separator, "{\"items\":[", "]}"));
    }
}
