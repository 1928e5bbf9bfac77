package io.weir.record;

import java.io.Serializable;
import java.util.List;

/** 128 bits that stand for a key; equal keys have equal fingerprints, and two different keys practically never. */
public record Fingerprint(long high, long low) implements Serializable {
    /**
     * The fingerprint of a list of values. Numbers count by value ({@code 1}, {@code 1.0} and {@code 1e0} are one key), structs
     * regardless of the order of their fields; values of different types are different. Kept state depends on it, so it is the
     * same in every version.
     */
    public static Fingerprint of(List<Value> values) {
        return Murmur3.hash(canonical(values));
    }

    /** The bytes that the fingerprint of a list of values is made of: equal for lists of one fingerprint's key, and for no others. */
    public static byte[] canonical(List<Value> values) {
        return new CanonicalForm().append(values).toBytes();
    }

    /** Another fingerprint with the same hash: one for each number. */
    public Fingerprint sibling(long number) {
        return new Fingerprint(number, high * 31 + low - number * 31);
    }

    // the hash decides which task keeps a key's state, so it must be the same in every JVM; a record's own need not be
    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }
}
