package io.weir.chaos.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Ways in which the bytes of a record are no record, each with the code that its dead letter must have. */
public enum Poison {
    /** Ends in the middle. */
    TRUNCATED("decode-error"),
    /** Something follows the record. */
    TRAILING("decode-error"),
    /** A text is not UTF-8. */
    BAD_UTF8("decode-error"),
    /** An UTF-8 sequence that the end cuts off. */
    CUT_UTF8("decode-error"),
    /** {@code NaN} is no JSON number. */
    NOT_A_NUMBER("decode-error"),
    /** A name stands twice in one object. */
    NAME_TWICE("decode-error"),
    /** A byte order mark comes first. */
    BYTE_ORDER_MARK("decode-error"),
    /** No bytes at all. */
    EMPTY("decode-error"),
    /** A record without a value, as it deletes a key in a compacted topic. */
    TOMBSTONE("null-payload"),
    /** 100,000 arrays, one in the other. */
    DEEP_ARRAYS("too-deep"),
    /** 100,000 objects, one in the other. */
    DEEP_OBJECTS("too-deep"),
    /** The event time is a word. */
    TIME_IS_A_WORD("type-mismatch"),
    /** The event time is 2^63 milliseconds. */
    TIME_OUT_OF_RANGE("value-out-of-range"),
    /** There is no event time. */
    TIME_MISSING("missing-field");

    private static final int DEPTH = 100_000;

    private final String code;

    Poison(String code) {
        this.code = code;
    }

    /** The code of the dead letter. */
    public String code() {
        return code;
    }

    /** The bytes of a record that was {@code json} before it was spoilt; null for a record without a value. */
    byte @Nullable [] spoil(String json) {
        return switch (this) {
            case TRUNCATED -> json.substring(0, json.length() / 2).getBytes(UTF_8);
            case TRAILING -> (json + "}").getBytes(UTF_8);
            case BAD_UTF8 -> withByte(json, (byte) 0xFE);
            case CUT_UTF8 -> withByte(json.substring(0, json.length() - 2), (byte) 0xC3);
            case NOT_A_NUMBER ->
                json.replaceFirst("\"amount\":[0-9.]+", "\"amount\":NaN").getBytes(UTF_8);
            case NAME_TWICE -> json.replaceFirst("\\{", "{\"n\":0,").getBytes(UTF_8);
            case BYTE_ORDER_MARK -> ("\uFEFF" + json).getBytes(UTF_8);
            case EMPTY -> new byte[0];
            case TOMBSTONE -> null;
            case DEEP_ARRAYS -> ("[".repeat(DEPTH) + "]".repeat(DEPTH)).getBytes(UTF_8);
            case DEEP_OBJECTS -> ("{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH)).getBytes(UTF_8);
            case TIME_IS_A_WORD -> time(json, "\"soon\"");
            case TIME_OUT_OF_RANGE -> time(json, "9223372036854775808");
            case TIME_MISSING -> json.replaceFirst("\"at\":\"[^\"]*\",", "").getBytes(UTF_8);
        };
    }

    private static byte[] time(String json, String value) {
        return json.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":" + value).getBytes(UTF_8);
    }

    /** Puts a byte behind the first quotation mark after the id, where a text is. */
    private static byte[] withByte(String json, byte wrong) {
        byte[] bytes = json.getBytes(UTF_8);
        int place = json.indexOf("\"id\":\"") + "\"id\":\"".length();
        byte[] spoilt = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, spoilt, 0, place);
        spoilt[place] = wrong;
        System.arraycopy(bytes, place, spoilt, place + 1, bytes.length - place);
        return spoilt;
    }
}
