package io.weir.chaos.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A repeatable sequence of records, good and bad. A record is a function of the seed, the shape and its number, so nothing
 * is kept in memory and every record can be made again for a comparison.
 *
 * <p>A duplicate follows its original in the same lane, so that the original is always the one that passes.
 *
 * @param seed chooses the sequence
 * @param shape how long it is, and where its character changes
 */
public record Workload(long seed, Shape shape) {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofMillis(10);
    private static final Duration LATENESS = Duration.ofDays(10);
    private static final int KEYS = 64;
    /** How far behind its original a duplicate may come. */
    private static final int REACH = 1_500;

    private static final int GIANT_EVERY = 600;
    private static final String GIANT_TEXT = "x".repeat(580_000);
    private static final List<Poison> POISONS = List.of(Poison.values());

    /** All records, made one by one. */
    public Stream<Item> items() {
        return LongStream.range(0, shape.size()).mapToObj(this::at);
    }

    /** The record with number {@code n}, from 0 on. */
    public Item at(long n) {
        Kind kind = kind(n);
        SplittableRandom random = random(n, Purpose.CONTENT);
        long like = like(n, kind);
        String key = key(like);
        String amount = "%d.%02d".formatted(random.nextInt(10_000), random.nextInt(100));
        String word = word(kind, random);
        boolean tooLarge = kind == Kind.REFUSED && word.equals("paid");
        Content content = new Content(
                n,
                id(like),
                key,
                word,
                tooLarge ? "9223372036854775808" + amount : amount,
                START.plus(STEP.multipliedBy(n)).minus(kind == Kind.LATE ? LATENESS : Duration.ZERO),
                "4%015d".formatted(random.nextLong(1_000_000_000_000_000L)),
                kind == Kind.GIANT ? ",\"first\":\"" + GIANT_TEXT + "\",\"second\":\"" + GIANT_TEXT + "\"" : "");
        Poison poison = kind == Kind.POISON ? POISONS.get(random.nextInt(POISONS.size())) : null;
        return new Item(kind, lane(like), content, code(kind, tooLarge, poison), poison);
    }

    /** A plain record that is none of the sequence. */
    Item ghost(long n) {
        Content content = new Content(n, id(n), key(n), "paid", "1.00", START, "4711", "");
        return new Item(Kind.PLAIN, lane(n), content, "", null);
    }

    private String word(Kind kind, SplittableRandom random) {
        return switch (kind) {
            case EXTRA -> "extra";
            case FILTERED -> "test";
            // a table refuses the one for its amount and the other for its word
            case REFUSED -> random.nextBoolean() && shape.strangers() ? "unheard-of" : "paid";
            case PLAIN, DUPLICATE, LATE, POISON, GIANT -> random.nextBoolean() ? "paid" : "shipped";
        };
    }

    private static String code(Kind kind, boolean tooLarge, @Nullable Poison poison) {
        if (poison != null) {
            return poison.code();
        }
        return switch (kind) {
            case GIANT -> "record-too-large";
            case REFUSED -> tooLarge ? "value-out-of-range" : "constraint-violation";
            case LATE -> "late";
            case PLAIN, EXTRA, FILTERED, DUPLICATE, POISON -> "";
        };
    }

    private Kind kind(long n) {
        if (shape.giants() && n % GIANT_EVERY == GIANT_EVERY / 2) {
            return Kind.GIANT;
        }
        int promille = random(n, Purpose.KIND).nextInt(1000);
        if (promille < 20) {
            return Kind.POISON;
        }
        if (promille < 50) {
            return Kind.FILTERED;
        }
        if (promille < 110) {
            return original(n) >= 0 ? Kind.DUPLICATE : Kind.PLAIN;
        }
        if (promille < 130) {
            return n >= shape.calm() ? Kind.LATE : Kind.PLAIN;
        }
        if (promille < 145) {
            return Kind.REFUSED;
        }
        return promille < 195 && n >= shape.extraFrom() ? Kind.EXTRA : Kind.PLAIN;
    }

    /** The record whose id, key and lane this one has: itself, unless it repeats another. */
    private long like(long n, Kind kind) {
        boolean repeats = kind == Kind.DUPLICATE
                || (kind == Kind.LATE
                        && original(n) >= 0
                        && random(n, Purpose.REPEAT).nextBoolean());
        return repeats ? original(n) : n;
    }

    /** A plain record before this one, or -1 when there is none within reach. */
    private long original(long n) {
        if (n == 0) {
            return -1;
        }
        long back = 1 + random(n, Purpose.ORIGINAL).nextLong(Math.min(REACH, n));
        for (long candidate = n - back; candidate < n; candidate++) {
            if (isSurelyPlain(candidate)) {
                return candidate;
            }
        }
        return -1;
    }

    private boolean isSurelyPlain(long n) {
        boolean giant = shape.giants() && n % GIANT_EVERY == GIANT_EVERY / 2;
        return !giant && random(n, Purpose.KIND).nextInt(1000) >= 195;
    }

    private String key(long n) {
        return (isNewKey(n) ? "new-" : "key-") + keyNumber(n);
    }

    private int lane(long n) {
        return keyNumber(n) % (isNewKey(n) ? 4 : 2);
    }

    private boolean isNewKey(long n) {
        return n >= shape.growsAt() && random(n, Purpose.AGE).nextBoolean();
    }

    private int keyNumber(long n) {
        return random(n, Purpose.KEY).nextInt(KEYS);
    }

    private static String id(long n) {
        return "r-%06d".formatted(n);
    }

    private SplittableRandom random(long n, Purpose purpose) {
        // neighbouring seeds need an odd factor to fall apart
        long mixed = (seed * 0x9E3779B97F4A7C15L + n) * 0xBF58476D1CE4E5B9L + purpose.salt;
        return new SplittableRandom(mixed);
    }

    /** What a random number is drawn for: each purpose has its own, so that one cannot shift another. */
    private enum Purpose {
        KIND(1),
        ORIGINAL(2),
        REPEAT(3),
        CONTENT(4),
        KEY(5),
        AGE(6);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt;
        }
    }
}
