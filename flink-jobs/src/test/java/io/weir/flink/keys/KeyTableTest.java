package io.weir.flink.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Fingerprint;
import io.weir.record.Value;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTableTest {
    private static final Span SPAN = Span.of(1_000_000, 1_000_000 + 86_400_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsWhatWasAddedAndNothingElse(long seed) {
        Random random = new Random(seed);
        KeyTable table = new KeyTable(SPAN);
        Set<List<Long>> added = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            // few values, so that fingerprints meet in one half, and those at the ends of the table
            long high = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : random.nextLong();
            long low = random.nextInt(4) == 0 ? (long) random.nextInt(3) << SPAN.bits() : random.nextLong();
            long number = SPAN.first() + random.nextInt(1 << 10);

            assertThat(table.add(high, low, number)).isEqualTo(added.add(List.of(same(high), mostOf(low), number)));
        }

        assertThat(table.size()).isEqualTo(added.size());
        for (List<Long> one : added) {
            long number = one.get(2);
            assertThat(table.holds(one.get(0), one.get(1), number, number)).isTrue();
            assertThat(table.holds(one.get(0), one.get(1), Long.MIN_VALUE, Long.MAX_VALUE))
                    .isTrue();
            assertThat(table.holds(one.get(0), ~one.get(1), Long.MIN_VALUE, Long.MAX_VALUE))
                    .isFalse();
        }
    }

    // no fingerprint has only zeros in its high half
    private static long same(long high) {
        return high == 0 ? 1 : high;
    }

    private static long mostOf(long low) {
        return low >> SPAN.bits() << SPAN.bits();
    }

    @Test
    void onlyNumbersBetweenTheBoundsCount() {
        KeyTable table = new KeyTable(SPAN);
        long first = SPAN.first();
        table.add(5, 5, first + 10);
        table.add(5, 5, first + 20);

        assertThat(table.holds(5, 5, first + 11, first + 19)).isFalse();
        assertThat(table.holds(5, 5, first + 20, Long.MAX_VALUE)).isTrue();
        assertThat(table.holds(5, 5, Long.MIN_VALUE, first + 10)).isTrue();
        assertThat(table.holds(5, 5, Long.MIN_VALUE, first + 9)).isFalse();
    }

    @Test
    void aKeyTakesTwentyBytesAndLessOnceItsSpanHasPassed() {
        int keys = 100_000;
        KeyTable table = filled(keys);
        assertThat(table.bytes() / (double) keys).isBetween(17.0, 23.0);

        table.settle();

        assertThat(table.bytes() / (double) keys).isBetween(17.0, 17.6);
        assertThat(holdsAll(table, keys)).isTrue();
    }

    @Test
    void comesBackFromItsBytesAndCopiesAreApart() throws IOException {
        KeyTableSerializer serializer = new KeyTableSerializer();
        KeyTable table = filled(3_000);
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(table, out);
        assertThat(out.length()).isEqualTo(22 + 16 * 3_000);

        KeyTable copy = serializer.copy(table);
        copy.add(7, 7, SPAN.first());
        KeyTable read = serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));

        assertThat(read.span()).isEqualTo(SPAN);
        assertThat(read.size()).isEqualTo(table.size()).isEqualTo(3_000);
        assertThat(holdsAll(read, 3_000)).isTrue();
        assertThat(copy.size()).isEqualTo(3_001);
    }

    @Test
    void spansCoverAllTimesAndEndWhenTheirLastNumberMayBeForgotten() {
        for (long number :
                new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, 123_456_789, Long.MAX_VALUE - 200}) {
            for (long keep : new long[] {1, 7, 100}) {
                Span span = Span.of(number, number + keep);
                assertThat(number).isBetween(span.first(), span.last());
                assertThat(span.forgottenAt()).isEqualTo(span.last() + keep);
            }
            Span forever = Span.of(number, Long.MAX_VALUE);
            assertThat(number).isBetween(forever.first(), forever.last());
            assertThat(forever.forgottenAt()).isEqualTo(Long.MAX_VALUE);
        }
        assertThat(Span.of(0, Long.MAX_VALUE - 1).bits()).isEqualTo(32);
    }

    private static KeyTable filled(int keys) {
        KeyTable table = new KeyTable(SPAN);
        for (int i = 0; i < keys; i++) {
            Fingerprint key = key(i);
            table.add(key.high(), key.low(), SPAN.first() + i % 1000);
        }
        return table;
    }

    private static boolean holdsAll(KeyTable table, int keys) {
        for (int i = 0; i < keys; i++) {
            Fingerprint key = key(i);
            if (!table.holds(key.high(), key.low(), SPAN.first() + i % 1000, SPAN.first() + i % 1000)) {
                return false;
            }
        }
        return true;
    }

    private static Fingerprint key(int i) {
        return Fingerprint.of(List.of(Value.Numeric.of(i)));
    }
}
