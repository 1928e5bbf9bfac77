package io.weir.record;

import java.io.Serializable;

/** 128 bits that stand for a key; equal keys have equal fingerprints, and two different keys practically never. */
public record Fingerprint(long high, long low) implements Serializable {}
