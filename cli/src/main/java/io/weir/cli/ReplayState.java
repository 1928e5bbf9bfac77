package io.weir.cli;

import io.weir.flink.replay.Selection;
import io.weir.plan.FlowIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The replay of one flow's letters that is under way, if there is one, in a directory that one process at a time can hold.
 * Everything of a replay is in {@code current}, which appears by renaming and disappears by renaming; so it is there whole or
 * not at all, whenever the process is killed.
 */
final class ReplayState implements AutoCloseable {
    /** How far the replay of the directory has come. */
    enum Stage {
        /** There is none. */
        NONE,
        /** Letters were selected, and nothing can be committed yet. */
        SELECTED,
        /** There is a checkpoint, which must be gone on from. */
        STARTED,
        /** The job has ended: everything is committed. */
        ENDED
    }

    private final StateDirectory home;
    private final StateDirectory current;
    private final Closeable lock;

    private ReplayState(StateDirectory home, Closeable lock) {
        this.home = home;
        this.current = new StateDirectory(home.root().resolve("current"));
        this.lock = lock;
    }

    /** Takes the directory. @throws IOException when another process has it */
    static ReplayState open(StateOption base, FlowIdentity flow) throws IOException {
        StateDirectory home = base.of(flow.replay());
        Closeable lock = home.tryLock()
                .orElseThrow(() -> new IOException(
                        "another replay of flow '" + flow.name() + "' is running: " + home.lockFile() + " is locked"));
        return new ReplayState(home, lock);
    }

    /** Where the job keeps its checkpoints. */
    StateDirectory run() {
        return current;
    }

    /** Where secrets may be put. */
    Path secrets() {
        return home.root().resolve("secrets");
    }

    /** The file that the job reads. */
    Path selection() {
        return current.root().resolve("selection.jsonl");
    }

    /** The file that the job makes before anything is committed. */
    Path committed() {
        return current.root().resolve("committed");
    }

    /** What a kill has left behind. A job that ended has no checkpoint any more; one that committed has made its file. */
    Stage stage() throws IOException {
        if (!Files.exists(current.root())) {
            return Stage.NONE;
        }
        if (current.latest().isPresent()) {
            return Stage.STARTED;
        }
        return Files.exists(committed()) ? Stage.ENDED : Stage.SELECTED;
    }

    /** The spec that the replay began with, and how many records it sends. */
    Order order() throws IOException {
        List<String> lines = Files.readAllLines(current.root().resolve("order"));
        if (lines.size() != 3) {
            throw new IOException(current.root() + " does not say what it is the replay of");
        }
        return new Order(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2));
    }

    /** A selection that is not the replay's yet. */
    Selection newSelection() throws IOException {
        return Selection.in(home.root());
    }

    /** Makes a selection the replay that is under way. */
    void begin(Selection letters, Order order) throws IOException {
        Path preparing = home.root().resolve("preparing");
        delete(preparing);
        Files.createDirectories(preparing);
        letters.writeTo(preparing.resolve(selection().getFileName()));
        Files.write(
                preparing.resolve("order"),
                List.of(order.specHash(), Long.toString(order.records()), order.spec()),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        force(preparing);
        Files.move(preparing, current.root(), StandardCopyOption.ATOMIC_MOVE);
        force(home.root());
    }

    /** Forgets the replay. */
    void clear() throws IOException {
        Path over = home.root().resolve("over");
        delete(over);
        if (Files.exists(current.root())) {
            Files.move(current.root(), over, StandardCopyOption.ATOMIC_MOVE);
            force(home.root());
            delete(over);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    /**
     * What a replay does.
     *
     * @param specHash of the flow that the letters are sent through
     * @param records how many are sent
     * @param spec the file of the flow, for people
     */
    record Order(String specHash, long records, String spec) {}

    /** Renames in a directory are on disk only when the directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
