package io.weir.plan;

import io.weir.component.Delivery;
import io.weir.component.Source;
import io.weir.component.Visibility;
import io.weir.option.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long it takes from the arrival of a record at a source until it can be seen at a sink, while nothing fails and nothing
 * is queued: a sum of waits. Those that the flow itself causes are bounds; how fast the world is, is an assumption.
 *
 * @param waits in the order in which a record meets them
 * @param moment when records show up of which nobody knows when it comes; empty when the waits are all
 */
public record Latency(List<Wait> waits, String moment) {
    private static final Duration ASSUMED_COMMIT = Duration.ofMillis(100);
    private static final Duration ASSUMED_WRITE = Duration.ofMillis(20);

    public Latency {
        waits = List.copyOf(waits);
    }

    /** The latency of a sink with this visibility, at the end of these nodes. */
    public static Latency of(List<Node> way, Visibility visibility, Delivery delivery) {
        List<Wait> waits = new ArrayList<>();
        for (Node node : way) {
            if (node instanceof Read read) {
                waits.add(Wait.upTo(poll(read.use()), "until the source looks again"));
            }
        }
        return visibility.match(new Showing(waits, exchange(way, delivery), delivery));
    }

    /** For a record that meets no wait which the flow causes. */
    public Duration earliest() {
        return sum(waits.stream().filter(Wait::assumed).toList());
    }

    /** For a record that meets all waits at their longest; empty when nobody knows. */
    public Optional<Duration> latest() {
        return moment.isEmpty() ? Optional.of(sum(waits)) : Optional.empty();
    }

    /** When records can be seen, with the sum: {@code after 100ms to 2.1s: up to 2s until …, 100ms …}. */
    public String text() {
        return latest().map(latest -> "after " + range(latest) + ": " + sumText())
                .orElse(moment);
    }

    private String sumText() {
        return String.join(", ", waits.stream().map(Wait::text).toList());
    }

    private String range(Duration latest) {
        String most = DurationText.of(latest);
        return latest.equals(earliest()) ? most : DurationText.of(earliest()) + " to " + most;
    }

    private static Duration sum(List<Wait> waits) {
        return waits.stream().map(Wait::most).reduce(Duration.ZERO, Duration::plus);
    }

    /** At each shuffle by key, and where the dead letters of several nodes meet. */
    private static Wait exchange(List<Node> way, Delivery delivery) {
        long exchanges = way.stream()
                .filter(node -> node instanceof Remember || (node instanceof Write write && write.collects()))
                .count();
        return Wait.upTo(delivery.profile().exchange().multipliedBy(exchanges), "in the buffers between tasks");
    }

    private static <O extends Record> Duration poll(Read.Use<O> use) {
        Source<O> source = use.source();
        return source.pollInterval(use.options());
    }

    /**
     * A part of the way's time.
     *
     * @param most the longest time; an assumed one is the only time
     * @param what is waited for
     * @param assumed whether it depends on the world; otherwise a record may also meet no wait at all
     */
    public record Wait(Duration most, String what, boolean assumed) {
        static Wait upTo(Duration most, String what) {
            return new Wait(most, what, false);
        }

        static Wait assumed(Duration time, String what) {
            return new Wait(time, what, true);
        }

        String text() {
            String time = DurationText.of(most) + " " + what;
            return assumed ? time + " (assumed)" : "up to " + time;
        }
    }

    /** Buffers count only for what is written at once: a checkpoint goes through them together with the records before it. */
    private record Showing(List<Wait> before, Wait exchange, Delivery delivery) implements Visibility.Cases<Latency> {
        @Override
        public Latency atCheckpoint(Visibility.AtCheckpoint visibility) {
            return sum(
                    Wait.upTo(delivery.interval(), "until the next checkpoint"),
                    Wait.assumed(ASSUMED_COMMIT, "to complete and commit it"));
        }

        @Override
        public Latency atFlush(Visibility.AtFlush visibility) {
            return sum(
                    exchange,
                    Wait.upTo(visibility.longest(), "until the batch is sent"),
                    Wait.assumed(ASSUMED_WRITE, "to write it"));
        }

        @Override
        public Latency sometime(Visibility.Sometime visibility) {
            return new Latency(List.of(), visibility.moment());
        }

        private Latency sum(Wait... more) {
            List<Wait> all = new ArrayList<>(before);
            all.addAll(List.of(more));
            all.removeIf(wait -> wait.most().isZero());
            return new Latency(all, "");
        }
    }
}
