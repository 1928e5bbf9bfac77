package io.weir.flink.row;

import java.io.IOException;
import java.util.List;

/** All codecs, by the names that snapshots of state use. */
final class Codecs {
    private static final List<Codec<?>> ALL = List.of(
            new DeadLetterCodec(),
            new FingerprintCodec(),
            new FlowRecordCodec(),
            new KeyedRecordCodec(),
            new SourceRecordCodec());

    private Codecs() {}

    static Codec<?> named(String name) throws IOException {
        return ALL.stream()
                .filter(codec -> codec.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("no codec '" + name + "': the state was written by a newer Weir"));
    }
}
