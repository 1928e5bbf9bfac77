package io.weir.toy;

import io.weir.component.Source;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.Sensitive;
import io.weir.declare.Setting;
import java.util.Map;
import java.util.Optional;

/** A source that many tasks can read. */
final class Well implements Source<Well.Options> {
    @Override
    public String name() {
        return "well";
    }

    @Override
    public String summary() {
        return "Draws records out of a well.";
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        return Map.of("shaft", options.shaft());
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public boolean bounded(Options options) {
        return false;
    }

    @Override
    public String target(Options options) {
        return "shaft " + options.shaft();
    }

    @Doc("Options of a well.")
    record Options(
            @Doc("Name of the shaft.") String shaft,
            @Doc("How deep to draw.") @Default("10") int depth,
            @Doc("What opens the lid.") @Sensitive Optional<Setting> key) {}
}
