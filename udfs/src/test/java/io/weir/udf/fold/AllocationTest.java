package io.weir.udf.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.udf.BoundStep;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import io.weir.udf.StepChain;
import io.weir.udf.builtin.Mask;
import io.weir.udf.builtin.Select;
import io.weir.udf.builtin.SnakeCase;
import io.weir.udf.builtin.Timestamp;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fast path makes the result and nothing else: a guard of its speed that does not depend on the machine's. */
class AllocationTest {
    private static final int RECORDS = 20_000;

    /** A record object with its references, and the header of an array, generously. */
    private static final int OBJECTS = 96;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aRecordCostsItsResultAndNoMore() {
        List<BoundStep<?>> steps = List.of(
                new BoundStep<>("timestamp", new Timestamp(), new Timestamp.Options(Path.of("at"), "RFC3339", false)),
                new BoundStep<>("mask", new Mask(), new Mask.Options(List.of(Path.of("userEmail")), "*", true)),
                new BoundStep<>(
                        "select",
                        new Select(),
                        new Select.Options(List.of(
                                Path.of("at"), Path.of("userId"), Path.of("userEmail"), Path.of("payload", "items")))),
                new BoundStep<>("snakeCase", new SnakeCase(), new SnakeCase.Options(false)));
        Counting counted = new Counting();
        RecordSteps run = RecordSteps.open("decode", RecordDecoder.STANDARD, steps);
        SourceRecord record = new SourceRecord(
                ("{\"userId\":17,\"userEmail\":\"jörg@example.com\",\"dropped\":[1,2,3],\"payload\":{\"items\":[{\"sku\":\"a\"},"
                                + "{\"sku\":\"b\"}],\"more\":null}}")
                        .getBytes(UTF_8),
                null,
                List.of(),
                new Coordinates("t", 0, 0),
                1_732_212_000_000L,
                Operation.INSERT);
        run(run, record, counted);

        counted.bytes = 0;
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        run(run, record, counted);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(counted.records).isEqualTo(2 * RECORDS);
        assertThat(run.decidedFast()).isEqualTo(2 * RECORDS);
        assertThat(allocated / RECORDS).isLessThanOrEqualTo(counted.bytes / RECORDS + OBJECTS);
    }

    private static void run(RecordSteps steps, SourceRecord record, Counting counted) {
        for (int i = 0; i < RECORDS; i++) {
            steps.apply(record, counted);
        }
    }

    private static final class Counting implements StepChain.Outcome {
        private long records;
        private long bytes;

        @Override
        public void emit(FlowRecord record) {
            records++;
            bytes += record.json().length;
        }

        @Override
        public void filtered(long count) {}

        @Override
        public void expanded(long extra) {}

        @Override
        public void rejected(String stepId, RecordRejected why) {}
    }
}
