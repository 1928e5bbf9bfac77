package io.weir.cli;

import io.weir.spec.LocalSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code Secret} documents that stand beside a flow in its file, for a local run. */
final class LocalSecrets {
    private static final String SECRETS_PROPERTY = "weir.secrets.dir";

    private LocalSecrets() {}

    /**
     * Puts the secrets where the flow's tasks look for them: in files that only this user can read and that go when the
     * process ends.
     */
    static void provide(List<LocalSecret> secrets, Path directory) throws IOException {
        if (secrets.isEmpty()) {
            return;
        }
        Path root = Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                .toRealPath();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(root), "delete-secrets"));
        for (LocalSecret secret : secrets) {
            String namespace = secret.namespace().isEmpty() ? "default" : secret.namespace();
            for (Map.Entry<String, String> entry : secret.values().entrySet()) {
                Path file = root.resolve(namespace).resolve(secret.name()).resolve(entry.getKey());
                if (!file.normalize().startsWith(root)) {
                    throw new IOException("secret '" + secret.name() + "' has a key that is no file name");
                }
                Files.createDirectories(file.getParent());
                Files.writeString(file, entry.getValue());
            }
        }
        System.setProperty(SECRETS_PROPERTY, root.toString());
    }

    private static void delete(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) { // nobody is left to tell but the user
            System.err.println("weir: cannot delete " + root + ": " + e.getMessage());
        }
    }
}
