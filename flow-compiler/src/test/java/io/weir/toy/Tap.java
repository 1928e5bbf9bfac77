package io.weir.toy;

import io.weir.component.Source;
import io.weir.declare.Doc;
import java.util.Map;

/** A source that one task reads. */
final class Tap implements Source<Tap.Options> {
    @Override
    public String name() {
        return "tap";
    }

    @Override
    public String summary() {
        return "Takes records from a tap, drop by drop.";
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        return Map.of();
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public boolean bounded(Options options) {
        return true;
    }

    @Override
    public boolean parallel(Options options) {
        return false;
    }

    @Override
    public String target(Options options) {
        return "the tap";
    }

    @Doc("Options of a tap; there are none.")
    record Options() {}
}
