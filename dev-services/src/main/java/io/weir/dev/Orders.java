package io.weir.dev;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An endless, repeatable sequence of order records for the demo and the tests: 5 % duplicates, 3 % test orders, 1 %
 * that are not JSON and 1 % that PostgreSQL refuses. It knows the fate of each record without running a flow.
 *
 * <p>A record is a function of the seed and its index alone, so nothing is kept in memory and any part of the sequence
 * can be made again.
 *
 * @param seed chooses the sequence
 * @param start event time of the first record; the others follow, 10 ms apart
 */
public record Orders(long seed, Instant start) {
    /** A target for these orders, with the columns {@value #COLUMNS}; it is what refuses the {@link Fate#REFUSED} ones. */
    public static final String TABLE = """
            create table %s (
              id text primary key,
              name varchar(80) not null,
              email varchar(120) not null,
              country char(2) not null,
              amount numeric(12,2) not null,
              currency char(3) not null,
              status varchar(16) not null,
              ordered_at timestamptz not null
            )
            """;

    /** The columns of {@link #TABLE}. */
    public static final String COLUMNS = "id, name, email, country, amount, currency, status, ordered_at";

    private static final Duration STEP = Duration.ofMillis(10);
    /** A duplicate comes at most this many records after its original. */
    private static final int DUPLICATE_REACH = 1000;

    /** The orders of {@code seed}, from the beginning of 2026 on. */
    public static Orders seeded(long seed) {
        return new Orders(seed, Instant.parse("2026-01-01T00:00:00Z"));
    }

    /** The record at {@code index}, from 0 on. */
    public Order at(long index) {
        Fate fate = fate(index);
        return switch (fate) {
            case STORED -> order(index, fate, OrderShape.PLAIN);
            case FILTERED -> order(index, fate, OrderShape.TEST);
            case MALFORMED -> malformed(index);
            case REFUSED -> order(index, fate, OrderShape.refused(random(index, Purpose.REFUSAL)));
            case DUPLICATE -> {
                Order original = order(original(index), Fate.STORED, OrderShape.PLAIN);
                yield new Order(original.id(), original.json(), original.orderedAt(), fate);
            }
        };
    }

    /** The first {@code count} records, made one by one while they are read. */
    public Stream<Order> first(long count) {
        return LongStream.range(0, count).mapToObj(this::at);
    }

    /** The first {@code count} records, ready to be sent to {@code topic}: key, value and timestamp. */
    public Iterator<ProducerRecord<byte[], byte[]>> records(String topic, long count) {
        return first(count)
                .map(order ->
                        new ProducerRecord<>(topic, null, order.orderedAt().toEpochMilli(), order.key(), order.value()))
                .iterator();
    }

    /** How many of the first {@code count} records must meet each fate. */
    public Ledger ledger(long count) {
        Map<Fate, Long> counts = new EnumMap<>(Fate.class);
        LongStream.range(0, count).forEach(index -> counts.merge(fate(index), 1L, Long::sum));
        return new Ledger(counts);
    }

    /** The ids that the target must hold after the first {@code count} records, each exactly once. */
    public Set<String> expectedIds(long count) {
        return LongStream.range(0, count)
                .filter(index -> fate(index) == Fate.STORED)
                .mapToObj(Orders::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Fate fate(long index) {
        int percent = random(index, Purpose.FATE).nextInt(100);
        if (percent == 0) {
            return Fate.MALFORMED;
        }
        if (percent == 1) {
            return Fate.REFUSED;
        }
        if (percent < 5) {
            return Fate.FILTERED;
        }
        return percent < 10 && original(index) >= 0 ? Fate.DUPLICATE : Fate.STORED;
    }

    /** The index of the order that a duplicate at {@code index} repeats, or -1 when nothing before it can be repeated. */
    private long original(long index) {
        long back = 1L + random(index, Purpose.ORIGINAL).nextInt(DUPLICATE_REACH);
        // Walks over what is not stored itself; a plain order is found within a few steps.
        for (long candidate = Math.max(0, index - back); candidate < index; candidate++) {
            if (random(candidate, Purpose.FATE).nextInt(100) >= 10) {
                return candidate;
            }
        }
        return -1;
    }

    private Order order(long index, Fate fate, OrderShape shape) {
        Instant orderedAt = orderedAt(index);
        String json = shape.json(id(index), orderedAt, random(index, Purpose.CONTENT));
        return new Order(id(index), json, orderedAt, fate);
    }

    private Order malformed(long index) {
        Order whole = order(index, Fate.MALFORMED, OrderShape.PLAIN);
        SplittableRandom random = random(index, Purpose.DAMAGE);
        String json = whole.json();
        String damaged = switch (random.nextInt(3)) {
            case 0 -> json.substring(0, 1 + random.nextInt(json.length() - 1));
            case 1 -> json.replaceFirst(":", "");
            default -> json + "}";
        };
        return new Order(whole.id(), damaged, whole.orderedAt(), Fate.MALFORMED);
    }

    private Instant orderedAt(long index) {
        return start.plus(STEP.multipliedBy(index));
    }

    private static String id(long index) {
        return "o-%09d".formatted(index);
    }

    private SplittableRandom random(long index, Purpose purpose) {
        // SplittableRandom mixes its seed well, but neighbouring seeds need an odd factor to fall apart.
        long mixed = (seed * 0x9E3779B97F4A7C15L + index) * 0xBF58476D1CE4E5B9L + purpose.salt;
        return new SplittableRandom(mixed);
    }

    /** What a random number is drawn for: each purpose has its own, so that one cannot shift another. */
    private enum Purpose {
        FATE(1),
        ORIGINAL(2),
        CONTENT(3),
        REFUSAL(4),
        DAMAGE(5);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt;
        }
    }
}
