package io.weir.flink.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.record.Coordinates;
import io.weir.record.DeadLetter;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.record.Header;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class RecordSerializerTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void everyShapeOfValueComesBackEqual() throws IOException {
        FlowRecord record = new FlowRecord(source(), everyShape(), 17, 3);

        FlowRecord back = roundTrip(RecordTypes.FLOW_RECORD, record);

        assertThat(back.value()).isEqualTo(record.value());
        assertThat(((Value.Struct) back.value()).fields().keySet())
                .containsExactlyElementsOf(
                        ((Value.Struct) record.value()).fields().keySet());
        assertThat(back.eventTime()).isEqualTo(17);
        assertThat(back.route()).isEqualTo(3);
        assertThat(back.origin()).usingRecursiveComparison().isEqualTo(record.origin());
    }

    @Test
    void tombstonesAndMissingKeysStayNull() throws IOException {
        SourceRecord tombstone = new SourceRecord(
                null,
                null,
                List.of(new Header("h", null)),
                new Coordinates("t", 1, 2),
                SourceRecord.NO_TIME,
                Operation.DELETE);

        SourceRecord back = roundTrip(RecordTypes.SOURCE_RECORD, tombstone);

        assertThat(back).isEqualTo(tombstone);
    }

    @Test
    void bytesOfVersionOneAreReadForEver() throws IOException {
        FlowRecord record = new FlowRecord(
                source(),
                new Value.Struct(Map.of("n", new Value.Numeric("1.10"))),
                1_700_000_000_000L,
                FlowRecord.MAIN);
        String golden = "01" // flow record
                + "01" + "037b7d" // source record: payload {}
                + "026b" // key
                + "01" + "0268" + "0276" // one header
                + "026f" + "00000002" + "0000000000000003" // coordinates
                + "0000000000000004" + "01" // event time, update
                + "0601" + "026e" + "03" + "05312e3130" // {"n":1.10}
                + "0000018bcfe56800" + "ffffffff"; // event time, main branch

        assertThat(HEX.formatHex(bytes(RecordTypes.FLOW_RECORD, record))).isEqualTo(golden);
        FlowRecord back =
                serializer(RecordTypes.FLOW_RECORD).deserialize(new DataInputDeserializer(HEX.parseHex(golden)));
        assertThat(back).usingRecursiveComparison().isEqualTo(record);
    }

    @Test
    void aRecordWhoseJsonIsWrittenTravelsAsThat() throws IOException {
        FlowRecord record = FlowRecord.written(source(), utf8("{\"n\":1.10}"), 5, 2);

        FlowRecord back = roundTrip(RecordTypes.FLOW_RECORD, record);

        assertThat(back.isWritten()).isTrue();
        assertThat(back.json()).isEqualTo(record.json());
        assertThat(back.eventTime()).isEqualTo(5);
        assertThat(back.route()).isEqualTo(2);
        assertThat(HEX.formatHex(bytes(RecordTypes.FLOW_RECORD, record))).startsWith("02");
    }

    @Test
    void goldenBytesOfTheOtherTypes() throws IOException {
        DeadLetter letter = new DeadLetter(source(), "late", "dedup", "too old", "sink", 5);

        assertThat(HEX.formatHex(bytes(RecordTypes.FINGERPRINT, new Fingerprint(1, -1))))
                .isEqualTo("01" + "0000000000000001" + "ffffffffffffffff");
        assertThat(HEX.formatHex(bytes(RecordTypes.DEAD_LETTER, letter)))
                .isEqualTo("01" + "01037b7d026b0102680276026f0000000200000000000000030000000000000004" + "01"
                        + "056c617465" + "066465647570" + "08746f6f206f6c64" + "0573696e6b" + "0000000000000005");
        assertThat(roundTrip(RecordTypes.DEAD_LETTER, letter))
                .usingRecursiveComparison()
                .isEqualTo(letter);
    }

    @Test
    void aNewerFormatIsRefusedWithAReason() {
        DataInputDeserializer newer = new DataInputDeserializer(HEX.parseHex("02" + "00".repeat(16)));

        assertThatThrownBy(() -> serializer(RecordTypes.FINGERPRINT).deserialize(newer))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fingerprint was written by format version 2")
                .hasMessageContaining("knows 1 to 1");
    }

    @Test
    void aSnapshotOfTheFirstReleaseRestores() throws IOException {
        // class name, layout 1, codec name, codec version, as the first release wrote it
        DataOutputSerializer first = new DataOutputSerializer(64);
        first.writeUTF("io.weir.flink.row.RecordSerializerSnapshot");
        first.writeInt(1);
        first.writeUTF("flow-record");
        first.writeInt(1);

        TypeSerializerSnapshot<FlowRecord> restored = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(first.getCopyOfBuffer()), getClass().getClassLoader());

        TypeSerializer<FlowRecord> current = serializer(RecordTypes.FLOW_RECORD);
        assertThat(restored.restoreSerializer()).isEqualTo(current);
        assertThat(current.snapshotConfiguration()
                        .resolveSchemaCompatibility(restored)
                        .isCompatibleAsIs())
                .isTrue();
        DataOutputSerializer now = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(now, current.snapshotConfiguration());
        assertThat(HEX.formatHex(now.getCopyOfBuffer()))
                .isEqualTo(HEX.formatHex(first.getCopyOfBuffer()).replaceFirst("01$", "02"));
    }

    @Test
    void stateOfANewerCodecIsIncompatible() throws IOException {
        RecordSerializerSnapshot<Fingerprint> newer = new RecordSerializerSnapshot<>();
        DataOutputSerializer out = new DataOutputSerializer(32);
        out.writeUTF("fingerprint");
        out.writeInt(2);
        newer.readSnapshot(
                1, new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

        assertThat(serializer(RecordTypes.FINGERPRINT)
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(newer)
                        .isIncompatible())
                .isTrue();
    }

    @Test
    void copiesAreTheSameInstance() {
        FlowRecord record = FlowRecord.of(source(), Value.Null.NULL);

        assertThat(serializer(RecordTypes.FLOW_RECORD).copy(record)).isSameAs(record);
        assertThat(serializer(RecordTypes.FLOW_RECORD).isImmutableType()).isTrue();
    }

    @Test
    void aFingerprintGoesToTheSameTaskInEveryJvm() {
        assertThat(new Fingerprint(1, 2).hashCode()).isEqualTo(33);
        assertThat(new Fingerprint(-1, 1L << 40).hashCode()).isEqualTo(-226);
    }

    private static Value everyShape() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("z", new Value.Text("Grüße \uD83D\uDE00 \uD800"));
        fields.put("digits", new Value.Numeric("12345678901234567890"));
        fields.put("scale", new Value.Numeric("1.10"));
        fields.put("yes", new Value.Bool(true));
        fields.put("no", new Value.Bool(false));
        fields.put("none", Value.Null.NULL);
        fields.put("long", new Value.Text("x".repeat(70_000)));
        fields.put("list", new Value.Sequence(List.of(new Value.Sequence(List.of()), Value.Struct.empty())));
        fields.put("", new Value.Struct(Map.of("a", new Value.Text(""))));
        return new Value.Struct(fields);
    }

    private static SourceRecord source() {
        return new SourceRecord(
                utf8("{}"),
                utf8("k"),
                List.of(new Header("h", utf8("v"))),
                new Coordinates("o", 2, 3),
                4,
                Operation.UPDATE);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new SerializerConfigImpl());
    }

    private static <T> byte[] bytes(TypeInformation<T> type, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer(type).serialize(value, out);
        return out.getCopyOfBuffer();
    }

    private static <T> T roundTrip(TypeInformation<T> type, T value) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes(type, value));
        T back = serializer(type).deserialize(in);
        assertThat(in.available()).isZero();
        return back;
    }
}
