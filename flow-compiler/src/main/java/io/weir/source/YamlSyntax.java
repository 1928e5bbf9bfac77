package io.weir.source;

import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in plain words what is wrong with a YAML text. */
final class YamlSyntax {
    /** What the parser's own message contains, and what we say instead: a message, a bar, a hint. */
    private static final Map<String, String> WORDS = words();

    private YamlSyntax() {}

    static SpecFault fault(YamlEngineException error, String content, YamlMarks marks) {
        if (error instanceof ReaderException unprintable) {
            int at = marks.index(unprintable.getPosition());
            String message = "the character U+%04X cannot stand in YAML".formatted(unprintable.getCodePoint());
            return at(
                    content,
                    at,
                    message,
                    "remove it, or write it as \"\\u%04X\"".formatted(unprintable.getCodePoint()));
        }
        if (!(error instanceof MarkedYamlEngineException marked)) {
            return at(content, 0, "this is not YAML", "check quotes, indentation and brackets");
        }
        String original = marked.getContext() + " " + marked.getProblem();
        String[] words = WORDS.entrySet().stream()
                .filter(entry -> original.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("this is not YAML|check quotes, indentation and brackets")
                .split("\\|", 2);
        boolean opened =
                original.contains("quoted scalar") && marked.getContextMark().isPresent();
        int at = marks.index(opened ? marked.getContextMark() : marked.getProblemMark());
        return at(content, at, words[0], words[1]);
    }

    private static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(
                "cannot start any token",
                "this character cannot start a value|put the text in quotes; indent with spaces");
        words.put("found unexpected end of stream", "a quoted text does not end|close the quote");
        words.put("unexpected document separator", "a quoted text does not end|close the quote");
        words.put(
                "unknown escape",
                "this is no escape in a double-quoted text|write a backslash as \\\\, or use single quotes");
        words.put(
                "mapping values are not allowed",
                "a colon is not expected here|check the indentation, or put the text in quotes");
        words.put("could not find expected ':'", "there is no colon after this key|write 'key: value'");
        words.put("expected ',' or '}'", "an object in braces is not closed|add a comma or '}'");
        words.put("expected ',' or ']'", "a list in brackets is not closed|add a comma or ']'");
        words.put("block mapping", "this line does not fit into the object above it|indent it like the keys above");
        words.put("block collection", "this line does not fit into the list above it|indent it like the '-' above");
        words.put("block sequence", "a list is not expected here|check the indentation");
        words.put("document start", "there is more text after the end of the document|separate documents by '---'");
        words.put("undefined alias", "there is no such anchor above|write the value out");
        words.put("tag", "this tag is not known|remove the tag");
        words.put("found '\\t'", "a tab cannot indent|indent with spaces");
        return words;
    }

    private static SpecFault at(String content, int index, String message, String hint) {
        int length = content.length();
        int start = index;
        if (start >= length || content.charAt(start) == '\n') {
            start = content.substring(0, Math.min(start, length))
                    .stripTrailing()
                    .length();
            start = Math.max(0, start - 1);
        }
        return new SpecFault(SpecFault.Kind.SYNTAX, new SourceSpan(start, Math.min(length, start + 1)), message, hint);
    }
}
