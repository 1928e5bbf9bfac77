package io.weir.chaos.check;

import io.weir.chaos.workload.Deliveries.Place;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter that lies in an errors sink.
 *
 * @param code why the record was refused
 * @param at where in the source topic it was
 * @param bytes the original in base64, or its beginning; null for a record without a value
 * @param sha256 of the whole original, when only the beginning was kept; else empty
 */
record Letter(String code, Place at, @Nullable String bytes, String sha256) {
    // the envelope's own fields come first, and quotation marks in texts are escaped
    private static final Pattern CODE = Pattern.compile("\"code\":\"([a-z-]+)\"");
    private static final Pattern PARTITION = Pattern.compile("\"coordinates\":\\{[^}]*\"partition\":(\\d+)");
    private static final Pattern OFFSET = Pattern.compile("\"coordinates\":\\{[^}]*\"position\":(\\d+)");
    private static final Pattern BYTES = Pattern.compile("\"original_bytes\":\"([A-Za-z0-9+/=]*)\"");
    private static final Pattern SHA256 = Pattern.compile("\"original_sha256\":\"(\\p{XDigit}{64})\"");

    /** A letter of a topic or a file. */
    static Letter json(String letter) {
        Place at = new Place(Integer.parseInt(first(PARTITION, letter)), Long.parseLong(first(OFFSET, letter)));
        Matcher bytes = BYTES.matcher(letter);
        return new Letter(first(CODE, letter), at, bytes.find() ? bytes.group(1) : null, first(SHA256, letter));
    }

    /** Whether the letter holds the record's bytes, or its beginning and the hash of the rest. */
    boolean holds(byte @Nullable [] original) {
        if (original == null || bytes == null) {
            return original == null && bytes == null;
        }
        byte[] kept = Base64.getDecoder().decode(bytes);
        if (sha256.isEmpty()) {
            return Arrays.equals(kept, original);
        }
        return sha256.equals(hash(original)) && Arrays.equals(kept, Arrays.copyOf(original, kept.length));
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : pattern == SHA256 ? "" : "-1";
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
