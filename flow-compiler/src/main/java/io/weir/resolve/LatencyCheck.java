package io.weir.resolve;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.Profile;
import io.weir.component.Sink;
import io.weir.component.Visibility;
import io.weir.option.DurationText;
import io.weir.option.Spelling;
import io.weir.plan.Draft;
import io.weir.plan.Latency;
import io.weir.plan.Node;
import io.weir.plan.NodeId;
import io.weir.plan.Write;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds the latency that a flow asks for against what its sinks can give, and looks for ways to reach it. */
final class LatencyCheck {
    private final List<Node> way;
    private final SourceSpan at;
    private final Problems problems;

    /** @param way the nodes before the sinks */
    LatencyCheck(Draft draft, List<Node> way, Problems problems) {
        this.way = way;
        this.at = draft.delivery()
                .flatMap(block -> block.get("maxLatency"))
                .map(Json::span)
                .orElse(draft.parallelism().at());
        this.problems = problems;
    }

    void check(Write write, Delivery asked) {
        if (!write.collects()) {
            asked.maxLatency().ifPresent(most -> check(write.id(), write.use(), asked, most));
        }
    }

    private <O extends Record> void check(NodeId id, Write.Use<O> use, Delivery asked, Duration most) {
        Case<O> now = new Case<>(use, asked, most);
        Latency latency = now.latency();
        if (now.slack().filter(slack -> !slack.isNegative()).isPresent()) {
            return;
        }
        String subject =
                "'%s' (%s: %s)".formatted(id, use.sink().name(), use.sink().target(use.options()));
        String message =
                "%s shows records %s; that is not within %s".formatted(subject, latency.text(), DurationText.of(most));
        problems.error(Code.LATENCY_NOT_REACHABLE, at, message, String.join("; or ", ways(now)));
    }

    /** What could be written instead, what changes least first. */
    private <O extends Record> List<String> ways(Case<O> now) {
        List<String> ways = new ArrayList<>();
        now.setting().map(setting -> "set " + setting).ifPresent(ways::add);
        new Case<>(now.use, now.asked.with(Profile.LOW_LATENCY), now.most)
                .tuned()
                .ifPresent(ways::add);
        if (!(now.visibility() instanceof Visibility.AtFlush)) {
            now.sooner().ifPresent(ways::add);
            new Case<>(now.use, now.asked.with(Guarantee.AT_LEAST_ONCE), now.most)
                    .weaker()
                    .ifPresent(ways::add);
        }
        return ways.isEmpty() ? List.of("raise 'maxLatency', or shorten what is waited for") : ways;
    }

    /** A sink under a delivery. */
    private final class Case<O extends Record> {
        private final Write.Use<O> use;
        private final Delivery asked;
        private final Duration most;

        Case(Write.Use<O> use, Delivery asked, Duration most) {
            this.use = use;
            this.asked = asked;
            this.most = most;
        }

        Visibility visibility() {
            Sink<O> sink = use.sink();
            return sink.promise(use.options(), asked).visibility();
        }

        Latency latency() {
            return Latency.of(way, visibility(), asked);
        }

        /** What is left of the asked time; negative when it is exceeded, empty when nobody knows. */
        Optional<Duration> slack() {
            return latency().latest().map(most::minus);
        }

        /** The setting that would make it fit: {@code 'checkpointInterval: 150ms' or shorter}. */
        Optional<String> setting() {
            return slack().flatMap(slack -> visibility().match(new Settings(slack)));
        }

        /** The hint of the sink, with the longest time that batches may wait. */
        Optional<String> sooner() {
            Sink<O> sink = use.sink();
            return Latency.of(way, Visibility.AtFlush.AT_ONCE, asked)
                    .latest()
                    .map(most::minus)
                    .filter(flush -> !flush.isNegative() && !flush.isZero())
                    .map(flush -> sink.sooner(use.options(), flush))
                    .filter(hint -> !hint.isEmpty());
        }

        /** The hint to take this delivery's profile, if that is enough. */
        Optional<String> tuned() {
            return slack().filter(slack -> !slack.isNegative())
                    .map(slack -> "set 'profile: " + Spelling.of(asked.profile()) + "'");
        }

        /** The hint to ask for this delivery, if that helps. */
        Optional<String> weaker() {
            if (!(visibility() instanceof Visibility.AtFlush)) {
                return Optional.empty();
            }
            String ask = "ask for 'guarantee: at-least-once'";
            if (slack().filter(slack -> !slack.isNegative()).isPresent()) {
                return latency().latest().map(latest -> ask + ", which shows them within " + DurationText.of(latest));
            }
            return setting().map(setting -> ask + " and set " + setting);
        }

        private final class Settings implements Visibility.Cases<Optional<String>> {
            private final Duration slack;

            Settings(Duration slack) {
                this.slack = slack;
            }

            @Override
            public Optional<String> atCheckpoint(Visibility.AtCheckpoint visibility) {
                Duration fitting = asked.interval().plus(slack);
                return fitting.compareTo(Delivery.SHORTEST_INTERVAL) < 0
                        ? Optional.empty()
                        : Optional.of(orShorter("checkpointInterval", fitting));
            }

            @Override
            public Optional<String> atFlush(Visibility.AtFlush visibility) {
                Duration fitting = visibility.longest().plus(slack);
                return visibility.option().isEmpty() || fitting.isNegative() || fitting.isZero()
                        ? Optional.empty()
                        : Optional.of(orShorter(visibility.option(), fitting));
            }

            @Override
            public Optional<String> sometime(Visibility.Sometime visibility) {
                return Optional.empty();
            }

            private String orShorter(String option, Duration fitting) {
                return "'%s: %s' or shorter".formatted(option, DurationText.of(fitting));
            }
        }
    }
}
