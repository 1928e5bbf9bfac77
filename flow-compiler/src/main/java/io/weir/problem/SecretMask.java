package io.weir.problem;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides what looks like a secret in text that is about to be printed. */
public final class SecretMask {
    private static final Pattern PASSWORD_OF_URL = Pattern.compile("(://[^:/@\\s\"']*:)([^@\\s\"']+)(?=@)");
    private static final Pattern PASSWORD_PARAMETER =
            Pattern.compile("(?i)([?&;](?:password|token|secret)=)([^&;\\s\"']+)");
    /** A key that names a secret and its value; the value is a quoted text, or the rest of a YAML line. */
    private static final Pattern SECRET_VALUE =
            Pattern.compile("(?i)((?:password|passwd|secret|token|accesskey|privatekey)[\"']?\\s*:\\s*)"
                    + "(\"(?:[^\"\\\\]|\\\\.)*+\"?|'[^']*+'?|[^\\s\"'\\[{$][^,}]*+)");

    private SecretMask() {}

    /** A line of a spec; what is hidden keeps its length, so that positions stay right. References stay readable. */
    public static String line(String line) {
        String masked = SECRET_VALUE.matcher(line).replaceAll(m -> quote(m.group(1) + hidden(m.group(2))));
        return PASSWORD_PARAMETER
                .matcher(PASSWORD_OF_URL.matcher(masked).replaceAll(SecretMask::stars))
                .replaceAll(SecretMask::stars);
    }

    /** A single value, for example a connection URL: each password in it becomes three stars. */
    public static String value(String value) {
        String masked = PASSWORD_OF_URL.matcher(value).replaceAll("$1***");
        return PASSWORD_PARAMETER.matcher(masked).replaceAll("$1***");
    }

    private static String stars(MatchResult match) {
        return quote(match.group(1) + "*".repeat(match.group(2).length()));
    }

    private static String hidden(String value) {
        String bare = value.strip();
        boolean quoted = bare.startsWith("\"") || bare.startsWith("'");
        String inner = quoted ? bare.substring(1) : bare;
        if (inner.startsWith("${")) {
            return value;
        }
        if (!quoted) {
            return "*".repeat(value.length());
        }
        boolean closed = bare.length() > 1 && bare.endsWith(bare.substring(0, 1));
        String stars = "*".repeat(bare.length() - (closed ? 2 : 1));
        return bare.charAt(0) + stars + (closed ? bare.substring(0, 1) : "");
    }

    private static String quote(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }
}
