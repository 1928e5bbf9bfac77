package io.weir.udf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.JsonReader;
import io.weir.record.Operation;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordDecoderTest {
    @Test
    void aDecodedRecordStartsOnTheMainRouteWithTheSourcesTime() throws RecordRejected {
        SourceRecord source = source("7".getBytes(UTF_8));

        assertThat(RecordDecoder.STANDARD.decode(source))
                .isEqualTo(new FlowRecord(source, new Value.Numeric("7"), 99, FlowRecord.MAIN));
    }

    @Test
    void theTimeMayBeInTheRecord() throws RecordRejected {
        RecordDecoder timed = RecordDecoder.STANDARD.with(new EventTimeField(Path.of("at")));

        assertThat(timed.decode(source("{\"at\":7}".getBytes(UTF_8))).eventTime())
                .isEqualTo(7000);
        assertThatThrownBy(() -> timed.decode(source("{}".getBytes(UTF_8))))
                .isInstanceOfSatisfying(
                        RecordRejected.class, why -> assertThat(why.code()).isEqualTo("missing-field"));
    }

    @Test
    void aTombstoneIsRejected() {
        assertThatThrownBy(() -> RecordDecoder.STANDARD.decode(source(null)))
                .isInstanceOfSatisfying(
                        RecordRejected.class, why -> assertThat(why.code()).isEqualTo("null-payload"));
    }

    @Test
    void theReadersReasonIsKept() {
        RecordDecoder shallow = RecordDecoder.STANDARD.with(new JsonReader(1, 100));

        assertThatThrownBy(() -> shallow.decode(source("[[".getBytes(UTF_8))))
                .isInstanceOfSatisfying(
                        RecordRejected.class, why -> assertThat(why.code()).isEqualTo("too-deep"))
                .hasMessage("at byte 1: objects and arrays are nested deeper than 1 levels");
    }

    private static SourceRecord source(byte @Nullable [] payload) {
        return new SourceRecord(payload, null, List.of(), new Coordinates("orders", 0, 1), 99, Operation.INSERT);
    }
}
