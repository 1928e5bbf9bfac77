package io.weir.flink.connector.file;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.SinkPromise;
import io.weir.component.Visibility;
import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.flink.FlinkSink;
import io.weir.flink.LetterStore;
import io.weir.flink.SinkContext;
import io.weir.flink.TaskSecrets;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Writes lines into the files of a directory; a file appears, whole and by renaming, once its checkpoint is complete. */
public final class FileSink implements FlinkSink<FileSink.Options> {
    private static final long serialVersionUID = 1L;

    /** The options of the sink. */
    public record Options(
            @Doc("Directory to write to; made when it does not exist.")
            String path,

            @Doc("What the lines hold.") @Default("json") FileFormat format,

            @Doc("How file names begin; a unique id and a counter follow.") @Default("part")
            String prefix)
            implements Checked {
        // letters first: names with a leading dot or underscore would be invisible to readers
        private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

        @Override
        public void check(Complaints complaints) {
            if (path.isBlank()) {
                complaints.error("path", "'path' is empty", "name a directory");
            }
            if (!PREFIX.matcher(prefix).matches()) {
                complaints.error(
                        "prefix",
                        "'" + prefix + "' cannot begin a file name",
                        "use up to 64 letters, digits, dots, hyphens and underscores, a letter or digit first");
            }
        }
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String summary() {
        return "Writes JSON lines to files.";
    }

    @Override
    public Optional<Map<String, String>> stateIdentity(Options options, Delivery delivery) {
        return Optional.of(Map.of("path", options.path()));
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public SinkPromise promise(Options options, Delivery delivery) {
        return delivery.guarantee() == Guarantee.AT_MOST_ONCE
                ? new SinkPromise(
                        Guarantee.AT_MOST_ONCE,
                        "files are renamed when the flow ends: without checkpoints there is no earlier moment",
                        new Visibility.Sometime("when the flow ends"))
                : new SinkPromise(
                        delivery.guarantee(),
                        "files are renamed when their checkpoint is complete",
                        new Visibility.AtCheckpoint());
    }

    @Override
    public String target(Options options) {
        return "directory " + options.path();
    }

    @Override
    public Optional<DataStream<DeadLetter>> attach(
            DataStream<FlowRecord> records, Options options, SinkContext context) {
        AttachedFiles.to(records, options, context);
        return Optional.empty();
    }

    @Override
    public Optional<LetterStore> letters(Options options, TaskSecrets secrets) {
        return Optional.of(new DirectoryLetters(new FilePattern(FilePattern.absolute(options.path()), "")));
    }
}
