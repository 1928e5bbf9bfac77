package io.weir.record;

/** Bytes that are not a record in JSON. Carries no stack trace: it is an outcome, not a fault. Never quotes the bytes. */
public final class JsonRejected extends Exception {
    /** The code of bytes that are not JSON as RFC 8259 has it. */
    public static final String DECODE_ERROR = "decode-error";

    /** The code of values that are nested deeper than the limit. */
    public static final String TOO_DEEP = "too-deep";

    /** The code of records over the size limit, none of whose bytes has been looked at, and of texts over theirs. */
    public static final String RECORD_TOO_LARGE = "record-too-large";

    private static final long serialVersionUID = 1L;
    private final String code;
    private final int offset;

    JsonRejected(String code, int offset, String message) {
        super("at byte " + offset + ": " + message, null, false, false);
        this.code = code;
        this.offset = offset;
    }

    /** The reason in kebab-case: one of the constants of this class. */
    public String code() {
        return code;
    }

    /** The byte where reading stopped, from 0. */
    public int offset() {
        return offset;
    }
}
