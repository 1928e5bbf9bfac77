package io.weir.toy;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.Sink;
import io.weir.component.SinkPromise;
import io.weir.component.Visibility;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A sink that sometimes takes a record twice. */
final class Bucket implements Sink<Bucket.Options> {
    @Override
    public String name() {
        return "bucket";
    }

    @Override
    public String summary() {
        return "Drops records into a bucket.";
    }

    @Override
    public Optional<Map<String, String>> stateIdentity(Options options, Delivery delivery) {
        return Optional.empty();
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public SinkPromise promise(Options options, Delivery delivery) {
        return new SinkPromise(
                Guarantee.AT_LEAST_ONCE,
                "buckets have no transactions",
                new Visibility.AtFlush(options.patience(), "patience"));
    }

    @Override
    public String target(Options options) {
        return "the bucket";
    }

    @Doc("Options of a bucket.")
    record Options(
            @Doc("How long a bucket may take to fill.") @Default("1s")
            Duration patience) {}
}
