package io.weir.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says in plain words what is wrong with a JSON text. */
final class JsonSyntax {
    /** What the parser's own message contains, and what we say instead: a message, a bar, a hint. */
    private static final Map<String, String> WORDS = words();

    private JsonSyntax() {}

    /** Whether all that is wrong at the error's place is a comma that is not there. */
    static boolean isMissingComma(JsonProcessingException error) {
        return error.getOriginalMessage().contains("expecting comma to separate");
    }

    static SpecFault fault(JsonProcessingException error, String content) {
        int reported =
                error.getLocation() == null ? 0 : (int) error.getLocation().getCharOffset();
        if (error instanceof StreamConstraintsException) {
            return JsonReader.tooDeep(Math.max(0, Math.min(reported, content.length() - 1)));
        }
        String original = error.getOriginalMessage();
        if (original.contains("end-of-input") || reported >= content.length()) {
            return atEnd(content);
        }
        int at = Math.max(0, reported);
        if (content.charAt(at) == '\'') {
            return new SpecFault(
                    SpecFault.Kind.SYNTAX,
                    new SourceSpan(at, at + 1),
                    "JSON has no single quotes",
                    "put keys and texts in double quotes");
        }
        String words = WORDS.entrySet().stream()
                .filter(entry -> original.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("%s is not JSON|check the quotes, commas and brackets here");
        SourceSpan span = token(content, at, original);
        String found = "'" + printable(content.substring(span.start(), span.end())) + "'";
        String[] parts = words.replace("%s", found).split("\\|", 2);
        return new SpecFault(SpecFault.Kind.SYNTAX, span, parts[0], parts[1]);
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("expecting comma to separate", "there is no comma before %s|put a comma between the two");
        words.put("double-quote to start field name", "%s is no key|put the key in double quotes");
        words.put("expecting a colon", "there is no colon before %s|put a colon between key and value");
        words.put("Unexpected close marker", "%s closes nothing that is open here|check the brackets above");
        words.put(
                "Illegal unquoted character",
                "a text does not end on its line|close the quote, or write a line break as \\n");
        words.put("Unrecognized character escape", "%s is no escape in JSON|write a backslash as \\\\");
        words.put("hex-digit", "%s is no escape in JSON|write four hex digits after \\u");
        words.put("Unrecognized token", "%s is not a value|put a text in double quotes");
        words.put(
                "numeric value", "%s is not a number in JSON|write it like 12, -3 or 1.5, or put it in double quotes");
        words.put(
                "Invalid numeric",
                "%s is not a number in JSON|write it like 12, -3 or 1.5, or put it in double quotes");
        words.put("expected a v", "there is no value before %s|write the value, or remove the key or comma");
        words.put("valid value", "there is no value before %s|write the value, or remove the key or comma");
        return words;
    }

    private static SpecFault atEnd(String content) {
        int end = content.stripTrailing().length();
        SourceSpan last = new SourceSpan(Math.max(0, end - 1), end);
        return new SpecFault(
                SpecFault.Kind.SYNTAX,
                last,
                "the spec ends in the middle of a value",
                "close the last bracket or quote; the file may be cut off");
    }

    /** The word or the character at a place; behind a wrong word the parser notices only at its end. */
    private static SourceSpan token(String content, int at, String original) {
        int start = at;
        if (original.contains("Unrecognized token") || original.contains("umeric")) {
            while (start > 0 && isWord(content.charAt(start - 1))) {
                start--;
            }
        }
        int end = Math.max(at, start + 1);
        while (end < content.length() && isWord(content.charAt(end)) && isWord(content.charAt(end - 1))) {
            end++;
        }
        return new SourceSpan(start, end);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static String printable(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return shown.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
