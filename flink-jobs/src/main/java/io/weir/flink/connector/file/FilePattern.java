package io.weir.flink.connector.file;

import java.io.Serializable;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The path of a file source: a root that exists, and a pattern for the names right below it.
 *
 * @param root the file or directory, absolute, with a scheme for other file systems than the local one
 * @param names what the file names must match; empty when all do
 */
record FilePattern(String root, String names) implements Serializable {
    private static final Pattern WILDCARD = Pattern.compile("[*?]");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

    record Flaw(String message, String hint) {}

    /** What is wrong with a path, if anything. */
    static Optional<Flaw> flaw(String path) {
        if (path.isBlank()) {
            return Optional.of(new Flaw("'path' is empty", "name a file or a directory"));
        }
        if (WILDCARD.matcher(parent(path)).find()) {
            return Optional.of(new Flaw(
                    "'" + path + "' has a wildcard in a directory name",
                    "use * and ? in the last part of the path only"));
        }
        return Optional.empty();
    }

    static FilePattern of(String path) {
        String last = path.substring(parent(path).length());
        if (!WILDCARD.matcher(last).find()) {
            return new FilePattern(absolute(path), "");
        }
        String parent = parent(path);
        return new FilePattern(absolute(parent.isEmpty() ? "." : parent), last);
    }

    /** Whether a file below the root is meant. Names that start with a dot or an underscore are not: they are unfinished. */
    boolean accepts(Path file) {
        String name = file.getName();
        if (name.startsWith(".") || name.startsWith("_")) {
            return false;
        }
        return names.isEmpty() || matches(name, file.getParent());
    }

    /** An absolute path with neither {@code .} nor {@code ..}; locations with a scheme stay as they are. */
    static String absolute(String path) {
        if (!SCHEME.matcher(path).matches()) {
            return java.nio.file.Path.of(path).toAbsolutePath().normalize().toString();
        }
        return path.startsWith("file://")
                ? java.nio.file.Path.of(URI.create(path)).normalize().toString()
                : path;
    }

    private boolean matches(String name, @Nullable Path parent) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < names.length(); i++) {
            char c = names.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        boolean direct = parent != null && parent.getPath().equals(new Path(root).getPath());
        return direct && Pattern.matches(regex.toString(), name);
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
