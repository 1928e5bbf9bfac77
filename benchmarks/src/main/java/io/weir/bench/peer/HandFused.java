package io.weir.bench.peer;

import static java.util.Objects.requireNonNull;

import io.weir.bench.pipeline.Pipeline;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * P as an expert writes it by hand when nothing but speed counts: one scan over the bytes that checks all of the grammar, the
 * kept values as slices, one write. Knows P by heart; a change of P is a new program. Keys are predicted from the record
 * before; the time is formatted once a second; a key or a status with escapes takes the way of {@link JacksonTree}.
 */
public final class HandFused implements Work {
    private static final long serialVersionUID = 1L;

    private final JacksonTree slow = new JacksonTree();
    private transient @Nullable Fused fused;

    @Override
    public void open() {
        slow.open();
        fused = new Fused();
    }

    @Override
    public byte @Nullable [] apply(byte[] record, long eventTime) throws IOException {
        Fused fast = requireNonNull(fused);
        try {
            if (!fast.scan(record)) {
                return slow.apply(record, eventTime);
            }
        } catch (IndexOutOfBoundsException truncated) {
            throw new IOException("truncated", truncated);
        }
        return fast.passes(record) ? fast.write(record, eventTime) : null;
    }

    private static final class Fused {
        private static final int FIELDS = Pipeline.SELECTED.size();
        private static final int MASKED = Pipeline.SELECTED.indexOf(Pipeline.MASKED);
        private static final int STATUS = Pipeline.SELECTED.indexOf("status");
        private static final int AMOUNT = Pipeline.SELECTED.indexOf("amount");
        private static final byte[] ACTIVE = Pipeline.bytes("\"" + Pipeline.STATUS + "\"");
        private static final byte[] MASK = Pipeline.bytes("\"" + Pipeline.MASK + "\"");
        private static final byte[] TIME = Pipeline.bytes(",\"" + Pipeline.renamed(Pipeline.TIME) + "\":\"");
        private static final int MILLIS = 1000;
        private static final int LONGEST_LONG = 18;

        private final KeyTable keys = new KeyTable(Pipeline.SELECTED);
        private final byte[][] names = new byte[FIELDS][];
        private final int[] start = new int[FIELDS];
        private final int[] end = new int[FIELDS];
        private long second = Long.MIN_VALUE;
        private byte[] time = new byte[0];

        Fused() {
            for (int i = 0; i < FIELDS; i++) {
                names[i] = Pipeline.bytes(",\"" + Pipeline.renamed(Pipeline.SELECTED.get(i)) + "\":");
            }
        }

        /** Finds the slices; false when the record needs the slow way. */
        boolean scan(byte[] json) throws IOException {
            Arrays.fill(start, -1);
            int at = StrictJson.blanks(json, 0);
            StrictJson.require(json[at] == '{', at);
            at = StrictJson.blanks(json, at + 1);
            if (json[at] == '}') {
                return onlyBlanks(json, at + 1);
            }
            for (int position = 0; ; position++) {
                StrictJson.require(json[at] == '"', at);
                KeyTable.Key key = keys.at(json, at + 1, position);
                if (key == null) {
                    return false;
                }
                at = StrictJson.blanks(json, at + key.length() + 2);
                StrictJson.require(json[at] == ':', at);
                int from = StrictJson.blanks(json, at + 1);
                at = StrictJson.value(json, from, 1);
                int field = key.field();
                if (field >= 0) {
                    start[field] = from;
                    end[field] = at;
                }
                at = StrictJson.blanks(json, at);
                if (json[at] == '}') {
                    return onlyBlanks(json, at + 1);
                }
                StrictJson.require(json[at] == ',', at);
                at = StrictJson.blanks(json, at + 1);
            }
        }

        /** Refuses what follows the record; then true unless the status has escapes. */
        private boolean onlyBlanks(byte[] json, int from) throws IOException {
            for (int at = from; at < json.length; at++) {
                StrictJson.require(json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t', at);
            }
            if (start[STATUS] >= 0) {
                for (int at = start[STATUS]; at < end[STATUS]; at++) {
                    if (json[at] == '\\') {
                        return false;
                    }
                }
            }
            return true;
        }

        boolean passes(byte[] json) {
            return start[STATUS] >= 0
                    && start[AMOUNT] >= 0
                    && Arrays.equals(json, start[STATUS], end[STATUS], ACTIVE, 0, ACTIVE.length)
                    && exceeds(json, start[AMOUNT], end[AMOUNT]);
        }

        private static boolean exceeds(byte[] json, int from, int to) {
            if (json[from] < '0' || json[from] > '9') {
                return false;
            }
            long whole = 0;
            int at = from;
            while (at < to && json[at] >= '0' && json[at] <= '9' && at - from < LONGEST_LONG) {
                whole = whole * 10 + json[at++] - '0';
            }
            if ((at < to && json[at] != '.') || whole == Pipeline.AMOUNT || hasExponent(json, at, to)) {
                return Double.parseDouble(new String(json, from, to - from, java.nio.charset.StandardCharsets.US_ASCII))
                        > Pipeline.AMOUNT;
            }
            return whole > Pipeline.AMOUNT;
        }

        private static boolean hasExponent(byte[] json, int from, int to) {
            for (int at = from; at < to; at++) {
                if ((json[at] | 0x20) == 'e') {
                    return true;
                }
            }
            return false;
        }

        byte[] write(byte[] json, long eventTime) {
            byte[] now = time(eventTime);
            int size = TIME.length + now.length;
            for (int i = 0; i < FIELDS; i++) {
                if (start[i] >= 0) {
                    size += names[i].length + (i == MASKED ? MASK.length : end[i] - start[i]);
                }
            }
            byte[] out = new byte[size];
            int at = 0;
            for (int i = 0; i < FIELDS; i++) {
                if (start[i] >= 0) {
                    System.arraycopy(names[i], 0, out, at, names[i].length);
                    at += names[i].length;
                    byte[] value = i == MASKED ? MASK : json;
                    int from = i == MASKED ? 0 : start[i];
                    int length = i == MASKED ? MASK.length : end[i] - from;
                    System.arraycopy(value, from, out, at, length);
                    at += length;
                }
            }
            System.arraycopy(TIME, 0, out, at, TIME.length);
            System.arraycopy(now, 0, out, at + TIME.length, now.length);
            out[0] = '{'; // in place of the first comma
            return out;
        }

        /** The time, its quote and the closing brace. */
        private byte[] time(long eventTime) {
            long now = Math.floorDiv(eventTime, MILLIS);
            if (now != second) {
                second = now;
                time = Pipeline.bytes(Pipeline.time(eventTime) + "\"}");
            }
            return time;
        }
    }
}
