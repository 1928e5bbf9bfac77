package io.weir.toy;

import io.weir.component.Delivery;
import io.weir.component.Sink;
import io.weir.component.SinkPromise;
import io.weir.component.Visibility;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A sink that gives whatever is asked for. */
final class Vault implements Sink<Vault.Options> {
    @Override
    public String name() {
        return "vault";
    }

    @Override
    public String summary() {
        return "Locks records up, a door at a time.";
    }

    @Override
    public Optional<Map<String, String>> stateIdentity(Options options, Delivery delivery) {
        return Optional.of(Map.of("door", options.door()));
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public SinkPromise promise(Options options, Delivery delivery) {
        if (!delivery.checkpoints()) {
            return new SinkPromise(
                    delivery.guarantee(), "the door is never closed", new Visibility.Sometime("when the flow ends"));
        }
        return new SinkPromise(delivery.guarantee(), "one door per checkpoint", new Visibility.AtCheckpoint())
                .with(new SinkPromise.Mark("used doors", Duration.ofHours(1), "as the locksmith says"));
    }

    @Override
    public void check(Options options, Delivery delivery, Complaints complaints) {
        if (options.patience().compareTo(delivery.interval()) < 0) {
            complaints.error("patience", "the door closes before the next checkpoint", "raise 'patience'");
        }
    }

    @Override
    public String target(Options options) {
        return "door " + options.door();
    }

    @Doc("Options of a vault.")
    record Options(
            @Doc("Name of the door.") String door,

            @Doc("How long the door stays open.") @Default("1h")
            Duration patience) {}
}
