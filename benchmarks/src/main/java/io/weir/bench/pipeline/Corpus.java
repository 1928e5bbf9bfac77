package io.weir.bench.pipeline;

import io.weir.bench.pipeline.CorpusCase.Layout;
import io.weir.bench.pipeline.CorpusCase.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The records of one variant, the same for the same variant: one in a hundred is malformed. */
public final class Corpus {
    /** How many different records there are; a longer run meets them again. */
    public static final int SIZE = 4096;

    private static final long SEED = 20_261_121;
    private static final int MALFORMED_PERCENT = 1;
    private static final int ITEMS = 12;
    private static final long FIRST_TIME = 1_782_909_296_000L; // 2026-07-01T12:34:56Z
    private static final int RECORDS_PER_MILLI = 100;

    private final CorpusCase variant;
    private final Random random = new Random(SEED);

    private Corpus(CorpusCase variant) {
        this.variant = variant;
    }

    /** The records. */
    public static byte[][] of(CorpusCase variant) {
        Corpus corpus = new Corpus(variant);
        byte[][] records = new byte[SIZE][];
        for (int i = 0; i < SIZE; i++) {
            records[i] = corpus.record();
        }
        return records;
    }

    /** The event time of the record at a position of the stream, in milliseconds. */
    public static long time(long position) {
        return FIRST_TIME + position / RECORDS_PER_MILLI;
    }

    private byte[] record() {
        if (variant.shape() == Shape.TINY) {
            return Pipeline.bytes(object(List.of(field("id", String.valueOf(random.nextInt(1_000_000)))), 0));
        }
        String text = object(fields(), 0);
        return Pipeline.bytes(random.nextInt(100) < MALFORMED_PERCENT ? malformed(text) : text);
    }

    private List<String> fields() {
        boolean kept = random.nextInt(100) < variant.pass();
        boolean byStatus = random.nextBoolean();
        int whole = kept || byStatus ? Pipeline.AMOUNT + 1 + random.nextInt(100_000) : random.nextInt(Pipeline.AMOUNT);
        List<String> fields = new ArrayList<>(List.of(
                text("eventId", new UUID(random.nextLong(), random.nextLong()).toString()),
                field("userId", String.valueOf(random.nextInt(100_000_000))),
                text("userEmail", "user" + random.nextInt(1_000_000) + "@example.com"),
                field("amount", whole + "." + (10 + random.nextInt(90))),
                text("currency", "EUR"),
                text("status", kept || !byStatus ? Pipeline.STATUS : "closed"),
                field("isTest", "false"),
                text("countryCode", "PL"),
                text("createdAt", "2026-07-01T12:34:56." + (100 + random.nextInt(900)) + "Z"),
                text("sessionRef", "s-" + random.nextInt(1 << 30)),
                text("deviceOs", "android"),
                field("retries", String.valueOf(random.nextInt(5))),
                field("internalNote", "null"),
                variant.shape() == Shape.FLAT
                        ? text("payload", "p" + random.nextInt(1000))
                        : field("payload", payload())));
        if (variant.layout() == Layout.SHUFFLED) {
            Collections.shuffle(fields, random);
        }
        return fields;
    }

    private String payload() {
        String items = IntStream.range(0, ITEMS).mapToObj(i -> item()).collect(Collectors.joining(","));
        String address = object(List.of(text("city", "Łódź"), text("street", "Prosta 1"), text("zip", "00-001")), 2);
        return object(List.of(field("items", "[" + items + "]"), field("address", address)), 1);
    }

    private String item() {
        return object(
                List.of(
                        text("skuCode", "SKU-" + random.nextInt(1 << 30)),
                        field("qty", String.valueOf(random.nextInt(9))),
                        field("unitPrice", random.nextInt(900) + ".25"),
                        text("title", "Some product title with words " + random.nextInt(999)),
                        field("tags", "[\"a\",\"b\"]")),
                2);
    }

    /** What every parser of the peers refuses; the finer points of the grammar are for the tests of the reader. */
    private String malformed(String text) {
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, text.length() - 1 - random.nextInt(text.length() / 2));
            case 1 -> text.replaceFirst("\"status\" ?:", "\"status\" ");
            case 2 -> text.replaceFirst("\"(active|closed)\"", "$1");
            default -> text.replaceFirst("(\"amount\"[ :]+[0-9]+\\.)[0-9]+", "$1");
        };
    }

    private String text(String name, String value) {
        return field(name, "\"" + value + "\"");
    }

    private String field(String name, String value) {
        return "\"" + name + (variant.layout() == Layout.PRETTY ? "\" : " : "\":") + value;
    }

    private String object(List<String> fields, int level) {
        if (variant.layout() != Layout.PRETTY) {
            return "{" + String.join(",", fields) + "}";
        }
        String line = "\n" + "  ".repeat(level + 1);
        return "{" + line + String.join("," + line, fields) + "\n" + "  ".repeat(level) + "}";
    }
}
