package io.weir.bench.kafka;

import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Sample;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.bench.pipeline.OutputLine;
import io.weir.bench.topic.Route;
import io.weir.dev.KafkaTopics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * An engine between topics.
 *
 * @param keepsDeadLetters whether malformed records come out too
 * @param form how its dead letters are told
 */
record KafkaContestant(
        String name,
        String tuning,
        boolean keepsDeadLetters,
        Function<byte[], String> form,
        CorpusCase variant,
        Engine engine)
        implements Contestant {
    /** The environment variable that names the broker. */
    static final String BROKER = "WEIR_BENCH_KAFKA";

    @Override
    public boolean gives(String line) {
        return keepsDeadLetters || !OutputLine.isDeadLetter(line);
    }

    @Override
    public Prepared prepare(Path work) throws Exception {
        return new Running(engine.start(work), System.getenv(BROKER), this);
    }

    private record Running(Engine.Started engine, String servers, KafkaContestant contestant) implements Prepared {
        private static final Duration READING = Duration.ofMinutes(1);

        @Override
        public void output(long records, Consumer<String> lines) throws Exception {
            Route route = route(records);
            measure(route, records);
            KafkaTopics topics = new KafkaTopics(servers);
            topics.committed(route.output(), READING).stream()
                    .map(ConsumerRecord::value)
                    .map(OutputLine::record)
                    .forEach(lines);
            topics.committed(route.deadLetters(), READING).stream()
                    .map(ConsumerRecord::value)
                    .map(contestant.form)
                    .forEach(lines);
            route.deleteResults();
        }

        @Override
        public Sample run(long records) throws Exception {
            Route route = route(records);
            Sample sample = measure(route, records);
            route.deleteResults();
            return sample;
        }

        private Route route(long records) {
            return Route.from(servers, InputTopic.filled(servers, contestant.variant, records));
        }

        private Sample measure(Route route, long records) throws Exception {
            Outcome outcome = Outcome.of(contestant.variant, records);
            long expected = outcome.passed() + (contestant.keepsDeadLetters ? outcome.malformed() : 0);
            Engine.Run run = engine.run(route);
            try (Progress progress = new Progress(route)) {
                return progress.await(expected, records);
            } finally {
                run.stop();
            }
        }

        @Override
        public void close() throws IOException {
            engine.close();
        }
    }
}
