package io.weir.flink;

import io.weir.declare.SecretStore;
import io.weir.plan.FlowIdentity;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Resolves references in the task that needs them: secrets from files, as Kubernetes mounts them, under
 * {@code DIRECTORY/NAMESPACE/NAME/KEY}, or {@code DIRECTORY/NAME/KEY} for the flow's own namespace. The directory is system
 * property {@code weir.secrets.dir}, else environment variable {@code WEIR_SECRETS_DIR}, else {@code /etc/weir/secrets}.
 *
 * @param namespace the flow's own namespace
 */
public record TaskSecrets(String namespace) implements SecretStore, Serializable {
    private static final String DIRECTORY_PROPERTY = "weir.secrets.dir";
    private static final String DIRECTORY_VARIABLE = "WEIR_SECRETS_DIR";
    private static final String DEFAULT_DIRECTORY = "/etc/weir/secrets";
    // the characters of Kubernetes names and keys: no separator, so no path outside the directory
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** The secrets that a flow may see. */
    public static TaskSecrets of(FlowIdentity flow) {
        return new TaskSecrets(flow.namespace());
    }

    @Override
    public String secret(String secretNamespace, String name, String key) throws IOException {
        String space = secretNamespace.isEmpty() ? namespace : secretNamespace;
        Path folder = folder(space, name)
                .orElseThrow(() -> new IOException(
                        "failed to get secret " + space + "/" + name + ": nothing under " + directory()));
        Path file = folder.resolve(checked(key));
        if (!Files.isRegularFile(file)) {
            throw new IOException("key " + key + " not found in secret " + space + "/" + name);
        }
        return content(file);
    }

    @Override
    public String environment(String name) throws IOException {
        String value = System.getenv(name);
        if (value == null) {
            throw new IOException("environment variable " + name + " is not set");
        }
        return value;
    }

    @Override
    public String file(String path) throws IOException {
        return content(Path.of(path));
    }

    private Optional<Path> folder(String space, String name) throws IOException {
        Path qualified = directory().resolve(checked(space)).resolve(checked(name));
        if (Files.isDirectory(qualified)) {
            return Optional.of(qualified);
        }
        Path own = directory().resolve(name);
        return space.equals(namespace) && Files.isDirectory(own) ? Optional.of(own) : Optional.empty();
    }

    private static Path directory() {
        String property = System.getProperty(DIRECTORY_PROPERTY);
        if (property != null) {
            return Path.of(property);
        }
        String variable = System.getenv(DIRECTORY_VARIABLE);
        return Path.of(variable == null ? DEFAULT_DIRECTORY : variable);
    }

    private static String checked(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("'" + name + "' cannot be the name of a secret or of its key");
        }
        return name;
    }

    private static String content(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
