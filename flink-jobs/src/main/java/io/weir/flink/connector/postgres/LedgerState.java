package io.weir.flink.connector.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one task of a ledger sink has in a checkpoint. It is self-contained: any later task can take it over.
 *
 * @param writers the names under which rows were staged; the first one goes on being used
 * @param pending batches that wait for their checkpoint to complete
 * @param emitted rejected rows that left as dead letters and are not yet deleted from the rejected table
 */
record LedgerState(List<String> writers, List<Pending> pending, List<RejectedKey> emitted) {
    private static final int VERSION = 1;

    LedgerState {
        writers = List.copyOf(writers);
        pending = List.copyOf(pending);
        emitted = List.copyOf(emitted);
    }

    byte[] encode() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        writeTexts(writers, out);
        out.writeInt(pending.size());
        for (Pending batch : pending) {
            writeId(batch.id(), out);
            out.writeLong(batch.checkpoint());
            out.writeLong(batch.count());
            out.writeLong(batch.last());
            writeTable(batch.stage().table(), out);
            writeTable(batch.stage().target(), out);
            out.writeBoolean(batch.stage().keepsRecords());
            out.writeInt(batch.shapes().size());
            for (List<String> shape : batch.shapes()) {
                writeTexts(shape, out);
            }
        }
        out.writeInt(emitted.size());
        for (RejectedKey key : emitted) {
            writeId(key.batch(), out);
            out.writeLong(key.number());
        }
        return bytes.toByteArray();
    }

    static LedgerState decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("ledger state was written by format version " + version + ", this Weir knows 1");
        }
        List<String> writers = readTexts(in);
        List<Pending> pending = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            UUID id = readId(in);
            long checkpoint = in.readLong();
            long count = in.readLong();
            long last = in.readLong();
            Stage stage = new Stage(readTable(in), readTable(in), in.readBoolean());
            List<List<String>> shapes = new ArrayList<>();
            for (int more = in.readInt(); more > 0; more--) {
                shapes.add(readTexts(in));
            }
            pending.add(new Pending(id, checkpoint, count, last, stage, shapes));
        }
        List<RejectedKey> emitted = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            emitted.add(new RejectedKey(readId(in), in.readLong()));
        }
        return new LedgerState(writers, pending, emitted);
    }

    private static void writeTexts(List<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static void writeId(UUID id, DataOutputStream out) throws IOException {
        out.writeLong(id.getMostSignificantBits());
        out.writeLong(id.getLeastSignificantBits());
    }

    private static UUID readId(DataInputStream in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    private static void writeTable(TableName name, DataOutputStream out) throws IOException {
        out.writeUTF(name.schema());
        out.writeUTF(name.table());
    }

    private static TableName readTable(DataInputStream in) throws IOException {
        return new TableName(in.readUTF(), in.readUTF());
    }

    /**
     * A batch that is staged and not yet in the target.
     *
     * @param checkpoint the checkpoint that it belongs to
     * @param count how many rows are staged
     * @param last the highest row number
     * @param shapes the sets of columns by index
     */
    record Pending(UUID id, long checkpoint, long count, long last, Stage stage, List<List<String>> shapes) {
        Pending {
            shapes = List.copyOf(shapes);
        }
    }

    /** A row of the rejected table. */
    record RejectedKey(UUID batch, long number) {}
}
