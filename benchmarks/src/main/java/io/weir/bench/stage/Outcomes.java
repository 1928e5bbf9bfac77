package io.weir.bench.stage;

import io.weir.bench.pipeline.OutputLine;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.RecordRejected;
import io.weir.udf.StepChain;
import org.jspecify.annotations.Nullable;

/** What became of records: counted, and looked at, so that no result is thrown away unseen. */
final class Outcomes implements StepChain.Outcome {
    private long passed;
    private long bytes;
    private long filtered;
    private long refused;
    private byte @Nullable [] last;

    /** What one way makes of a record, in a form that equal work has in common. */
    static String ofOne(StageBench.Way way, SourceRecord source) {
        Outcomes outcomes = new Outcomes();
        way.apply(source, outcomes);
        outcomes.requireAll(1);
        byte[] result = outcomes.last;
        return result == null ? outcomes.filtered + " filtered" : OutputLine.record(result);
    }

    /** Complains unless something became of each record. */
    void requireAll(long records) {
        if (passed + filtered + refused != records || bytes < passed) {
            throw new IllegalStateException("something became of " + (passed + filtered + refused) + " of " + records
                    + " records, with " + bytes + " bytes");
        }
    }

    void passed(byte[] result) {
        passed++;
        bytes += result.length;
        last = result;
    }

    void refused() {
        refused++;
    }

    @Override
    public void emit(FlowRecord record) {
        passed(record.json());
    }

    @Override
    public void filtered(long count) {
        filtered += count;
    }

    @Override
    public void expanded(long extra) {
        throw new IllegalStateException("P makes no records");
    }

    @Override
    public void rejected(String stepId, RecordRejected why) {
        refused();
    }
}
