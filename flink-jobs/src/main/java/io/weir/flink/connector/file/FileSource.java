package io.weir.flink.connector.file;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.flink.FlinkSource;
import io.weir.flink.SourceContext;
import io.weir.record.SourceRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads lines of files. Each file is one split; its event time is the time of its last change. */
public final class FileSource implements FlinkSource<FileSource.Options> {
    private static final long serialVersionUID = 1L;

    /** The options of the source. */
    public record Options(
            @Doc(
                    "File, directory, or pattern with * and ? in its last part; a directory is read with all below it, by name.")
            String path,

            @Doc("What the lines hold; empty lines are no records.") @Default("json")
            FileFormat format,

            @Doc(
                    "Look for new files this often and never end; without it, the flow ends after the files that are there.")
            Optional<Duration> watch)
            implements Checked {
        @Override
        public void check(Complaints complaints) {
            FilePattern.flaw(path).ifPresent(flaw -> complaints.error("path", flaw.message(), flaw.hint()));
            if (watch.filter(every -> every.compareTo(Duration.ofMillis(1)) < 0).isPresent()) {
                complaints.error("watch", "'watch' must be longer than nothing", "leave it out to read once");
            }
        }
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public String summary() {
        return "Reads JSON lines from files.";
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        return Map.of("path", options.path());
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public boolean bounded(Options options) {
        return options.watch().isEmpty();
    }

    @Override
    public Duration pollInterval(Options options) {
        return options.watch().orElse(Duration.ZERO);
    }

    @Override
    public String target(Options options) {
        return "file " + options.path();
    }

    @Override
    public DataStream<SourceRecord> open(
            StreamExecutionEnvironment environment, Options options, SourceContext context) {
        return OpenedFiles.of(environment, options, context);
    }
}
