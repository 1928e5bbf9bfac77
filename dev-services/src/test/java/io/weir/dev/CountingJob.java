package io.weir.dev;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job that counts slowly up to its only argument, for tests of the cluster that runs it. */
public final class CountingJob {
    private CountingJob() {}

    /** The entry point that Flink calls. */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.enableCheckpointing(200);
        environment
                .fromSequence(1, Long.parseLong(arguments[0]))
                .map(new Slow())
                .sinkTo(new DiscardingSink<>());
        environment.execute("counting");
    }

    /** Writes this class and its function into a jar. */
    static Path jar(Path target) {
        try (OutputStream file = Files.newOutputStream(target);
                JarOutputStream jar = new JarOutputStream(file)) {
            for (Class<?> type : new Class<?>[] {CountingJob.class, Slow.class}) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream code = CountingJob.class.getClassLoader().getResourceAsStream(name)) {
                    Objects.requireNonNull(code).transferTo(jar);
                }
            }
            return target;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + target, broken);
        }
    }

    /** Passes a number on after a pause, and counts in accumulator {@code passed}. */
    private static final class Slow extends RichMapFunction<Long, Long> {
        private static final long serialVersionUID = 1L;
        private final LongCounter passed = new LongCounter();

        @Override
        public void open(OpenContext context) {
            getRuntimeContext().addAccumulator("passed", passed);
        }

        @Override
        public Long map(Long number) throws InterruptedException {
            Thread.sleep(2);
            passed.add(1);
            return number;
        }
    }
}
