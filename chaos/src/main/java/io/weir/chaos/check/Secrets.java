package io.weir.chaos.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a secret in everything that a cluster wrote and says: {@link Invariant#I13}. */
public final class Secrets {
    private Secrets() {}

    /**
     * Searches files and answers.
     *
     * @param canary a secret that occurs nowhere by chance
     * @param folders logs, checkpoints, savepoints; the secret's own file must not lie there
     * @param answers of the cluster's REST interface, and dead letters
     */
    public static List<Violation> check(String canary, List<Path> folders, List<String> answers) throws IOException {
        List<String> places = new ArrayList<>();
        for (Path folder : folders) {
            for (Path file : files(folder)) {
                if (contains(file, canary)) {
                    places.add("in " + folder.getFileName().resolve(folder.relativize(file)));
                }
            }
        }
        if (answers.stream().anyMatch(answer -> answer.contains(canary))) {
            places.add("in an answer of the cluster");
        }
        return places.isEmpty()
                ? List.of()
                : List.of(new Violation(Invariant.I13, "the database's password was written down", places));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean contains(Path file, String canary) throws IOException {
        try {
            return Files.readString(file, ISO_8859_1).contains(canary);
        } catch (NoSuchFileException gone) {
            // checkpoints are removed while others are looked at
            return false;
        }
    }
}
