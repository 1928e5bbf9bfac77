package io.weir.flink.connector.postgres;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** State of a later Weir is refused by its version, and not read as something else. */
class LaterFormatTest {
    @Test
    void ledgerStateOfALaterVersion() throws Exception {
        byte[] bytes = new LedgerState(List.of("new|0|1"), List.of(), List.of()).encode();
        bytes[0] = 2;

        assertThatThrownBy(() -> LedgerState.decode(bytes))
                .hasMessage("ledger state was written by format version 2, this Weir knows 1");
    }

    @Test
    void cursorOfALaterVersion() throws Exception {
        byte[] bytes = new CursorSerializer().serialize(Cursor.START);

        assertThatThrownBy(() -> new CursorSerializer().deserialize(2, bytes))
                .hasMessage("cursor was written by format version 2, this Weir knows 1");
    }
}
