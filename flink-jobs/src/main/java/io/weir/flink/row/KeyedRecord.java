package io.weir.flink.row;

import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import java.io.Serializable;

/** A record on its way to the task that remembers its key; the key was computed before the shuffle, once. */
public record KeyedRecord(Fingerprint key, FlowRecord record) implements Serializable {}
