package io.weir.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where local runs of one flow keep their checkpoints and savepoints.
 *
 * @param root {@code <state dir>/<namespace>/<flow>}
 */
record StateDirectory(Path root) {
    /** The directory of a flow. */
    static StateDirectory of(Path base, String namespace, String flow) {
        return new StateDirectory(
                base.resolve(namespace).resolve(flow).toAbsolutePath().normalize());
    }

    Path checkpoints() {
        return root.resolve("checkpoints");
    }

    Path savepoints() {
        return root.resolve("savepoints");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path log() {
        return root.resolve("weir.log");
    }

    /**
     * Keeps the directory to this process until the result is closed or the process is gone.
     *
     * @throws FlowFailed when another run of the flow has it
     */
    Closeable lock() throws IOException, FlowFailed {
        return tryLock()
                .orElseThrow(() -> new FlowFailed("the flow is running already, with its state in " + root, null));
    }

    /** As {@link #lock}, but empty when somebody has it. */
    Optional<Closeable> tryLock() throws IOException {
        Files.createDirectories(root);
        FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException here) { // this process has it, which is no better
            channel.close();
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    Path lockFile() {
        return root.resolve("lock");
    }

    /** The newest complete checkpoint or savepoint; its {@code _metadata} is written last. */
    Optional<Path> latest() throws IOException {
        if (!Files.exists(root)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(root, 4)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparing(StateDirectory::writtenAt))
                    .map(Path::getParent);
        }
    }

    private static FileTime writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) { // a checkpoint may be deleted while we look; it is then not the newest
            return FileTime.fromMillis(0);
        }
    }
}
