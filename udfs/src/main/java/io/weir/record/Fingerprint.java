package io.weir.record;

import java.io.Serializable;

/** 128 bits that stand for a key; equal keys have equal fingerprints, and two different keys practically never. */
public record Fingerprint(long high, long low) implements Serializable {
    // the hash decides which task keeps a key's state, so it must be the same in every JVM; a record's own need not be
    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low);
    }
}
