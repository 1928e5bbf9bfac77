package io.weir.cli;

import io.weir.spec.LocalSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The {@code Secret} documents that stand beside a flow in its file, for a local run. */
final class LocalSecrets {
    private static final String SECRETS_PROPERTY = "weir.secrets.dir";

    private LocalSecrets() {}

    /** Puts the secrets that stand beside a flow where its tasks look for secrets; readable by this user only. */
    static void provide(List<LocalSecret> secrets, Path directory) throws IOException {
        if (secrets.isEmpty()) {
            return;
        }
        Path root = Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        for (LocalSecret secret : secrets) {
            String namespace = secret.namespace().isEmpty() ? "default" : secret.namespace();
            Path folder = Files.createDirectories(root.resolve(namespace).resolve(secret.name()));
            for (Map.Entry<String, String> entry : secret.values().entrySet()) {
                Files.writeString(folder.resolve(entry.getKey()), entry.getValue());
            }
        }
        System.setProperty(SECRETS_PROPERTY, root.toString());
    }
}
