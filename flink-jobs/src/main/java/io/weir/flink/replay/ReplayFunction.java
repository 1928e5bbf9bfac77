package io.weir.flink.replay;

import io.weir.flink.operator.Outputs;
import io.weir.record.DeadLetter;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes records of the letters of a selection, and a mark of each letter. When a checkpoint is complete it leaves a file: from
 * then on something may be committed.
 */
final class ReplayFunction extends ProcessFunction<SourceRecord, SourceRecord> implements CheckpointListener {
    private static final long serialVersionUID = 1L;

    private final String committed;

    ReplayFunction(String committed) {
        this.committed = committed;
    }

    @Override
    public void processElement(SourceRecord selected, Context context, Collector<SourceRecord> out) throws IOException {
        SelectionLine line = SelectionLine.read(Objects.requireNonNull(selected.payload()));
        context.output(
                Outputs.DEAD_LETTERS,
                DeadLetter.mark(line.letter(), context.timerService().currentProcessingTime()));
        if (line.send()) {
            out.collect(line.letter().again());
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws IOException {
        try (FileChannel file =
                FileChannel.open(Path.of(committed), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }
}
