package io.weir.record.slot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private final byte[] record = "{\"a\":1}".getBytes(UTF_8);

    @Test
    void remembersWhereAFieldLies() {
        Slots slots = new Slots(2);
        slots.reset(record);
        slots.set(1, SlotKind.NUMBER, 5, 6);

        assertThat(slots.kind).containsExactly(SlotKind.ABSENT, SlotKind.NUMBER);
        assertThat(new String(slots.bytes, slots.start[1], slots.end[1] - slots.start[1], UTF_8))
                .isEqualTo("1");
    }

    @Test
    void knowsNothingOfTheRecordBefore() {
        Slots slots = new Slots(1);
        slots.reset(record);
        slots.set(0, SlotKind.NUMBER, 5, 6);
        slots.reset(record);

        assertThat(slots.kind).containsOnly(SlotKind.ABSENT);
        assertThat(slots.size()).isOne();
    }
}
