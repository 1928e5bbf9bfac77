package io.weir.declare;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * A text option that may hold references: {@code ${env:NAME}}, {@code ${file:PATH}}, or a {@code …SecretRef} beside it.
 *
 * <p>Only the references travel with a job. The value exists in the task that {@link #resolve resolves} it, and nowhere else.
 */
public record Setting(List<Part> parts) implements Serializable {
    public Setting {
        parts = List.copyOf(parts);
    }

    /** A setting without references. */
    public static Setting literal(String text) {
        return new Setting(List.of(new Literal(text)));
    }

    /** The key of a secret; {@code namespace} is empty for the flow's own. */
    public static Setting secret(String namespace, String name, String key) {
        return new Setting(List.of(new SecretKey(namespace, name, key)));
    }

    /** Whether the value is known without a store. */
    public boolean isLiteral() {
        return parts.stream().allMatch(Literal.class::isInstance);
    }

    /** The value; reads the store for each reference. */
    public String resolve(SecretStore store) throws IOException {
        StringBuilder value = new StringBuilder();
        for (Part part : parts) {
            value.append(part.resolve(store));
        }
        return value.toString();
    }

    /** The setting as a reader may see it: literals as they are, references by name. */
    public String display() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.display()));
        return text.toString();
    }

    @Override
    public String toString() {
        return isLiteral() ? "***" : display();
    }

    /** A piece of a setting. */
    public sealed interface Part extends Serializable permits Literal, SecretKey, Environment, FileContent {
        /** The value of this piece. */
        String resolve(SecretStore store) throws IOException;

        /** The piece in spec syntax. */
        String display();
    }

    /** Text that stands in the spec. */
    public record Literal(String text) implements Part {
        @Override
        public String resolve(SecretStore store) {
            return text;
        }

        @Override
        public String display() {
            return text;
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /** A key of a secret; {@code namespace} is empty for the flow's own. */
    public record SecretKey(String namespace, String name, String key) implements Part {
        @Override
        public String resolve(SecretStore store) throws IOException {
            return store.secret(namespace, name, key);
        }

        @Override
        public String display() {
            return "${secret:" + (namespace.isEmpty() ? "" : namespace + "/") + name + "#" + key + "}";
        }
    }

    /** An environment variable of the task. */
    public record Environment(String name) implements Part {
        @Override
        public String resolve(SecretStore store) throws IOException {
            return store.environment(name);
        }

        @Override
        public String display() {
            return "${env:" + name + "}";
        }
    }

    /** A file of the task's machine. */
    public record FileContent(String path) implements Part {
        @Override
        public String resolve(SecretStore store) throws IOException {
            return store.file(path);
        }

        @Override
        public String display() {
            return "${file:" + path + "}";
        }
    }
}
