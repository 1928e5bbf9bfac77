package io.weir.chaos.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that a file sink writes. Files whose names begin with a dot are not finished: readers pass them over.
 *
 * @param path which may not exist yet
 */
record Folder(Path path) {

    /** The finished files. */
    List<Path> finished() {
        return files().stream().filter(file -> !isHidden(file)).toList();
    }

    /** The files that somebody has written to since then, and not finished. */
    List<Path> unfinished(Instant since) {
        return files().stream()
                .filter(Folder::isHidden)
                .filter(file -> lastWritten(file).isAfter(since))
                .toList();
    }

    /** The lines of all finished files. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Path file : finished()) {
            try {
                lines.addAll(Files.readAllLines(file));
            } catch (IOException broken) {
                throw new UncheckedIOException("cannot read " + file, broken);
            }
        }
        return lines;
    }

    private List<Path> files() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (UncheckedIOException | IOException raced) {
            // a file may be renamed between being listed and being looked at
            if (raced instanceof NoSuchFileException || raced.getCause() instanceof NoSuchFileException) {
                return files();
            }
            throw new IllegalStateException("cannot list " + path, raced);
        }
    }

    private static Instant lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot look at " + file, broken);
        }
    }

    private static boolean isHidden(Path file) {
        return file.getFileName().toString().startsWith(".");
    }
}
