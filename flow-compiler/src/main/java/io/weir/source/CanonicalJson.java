package io.weir.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/** The one text of a tree that does not depend on layout, key order, or whether it was written as JSON or YAML. */
public final class CanonicalJson {
    private static final int HASH_DIGITS = 16;

    private CanonicalJson() {}

    /** JSON without blanks; keys in the order of their characters, numbers as they were written. */
    public static String text(Json value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    /** The first 16 hex digits of the SHA-256 of {@link #text}. */
    public static String hash(Json value) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text(value).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void write(Json value, StringBuilder to) {
        if (value instanceof Json.Obj object) {
            to.append('{');
            object.fields().stream()
                    .sorted(Comparator.comparing(Json.Field::name))
                    .forEach(field -> {
                        separate(to, '{');
                        quote(field.name(), to);
                        to.append(':');
                        write(field.value(), to);
                    });
            to.append('}');
        } else if (value instanceof Json.Arr list) {
            to.append('[');
            for (Json element : list.elements()) {
                separate(to, '[');
                write(element, to);
            }
            to.append(']');
        } else if (value instanceof Json.Str text) {
            quote(text.text(), to);
        } else if (value instanceof Json.Num number) {
            to.append(number.lexeme());
        } else if (value instanceof Json.Bool bool) {
            to.append(bool.value());
        } else {
            to.append("null");
        }
    }

    private static void separate(StringBuilder to, char opened) {
        if (to.charAt(to.length() - 1) != opened) {
            to.append(',');
        }
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                to.append('\\').append(c);
            } else if (c < ' ') {
                to.append("\\u%04x".formatted((int) c));
            } else {
                to.append(c);
            }
        }
        to.append('"');
    }
}
