package io.weir.source;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Decides what a YAML scalar is, by the core schema: only plain scalars can be something else than texts. */
final class YamlScalars {
    private static final Set<Tag> KNOWN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.MAP, Tag.SEQ);
    private static final int LONGEST_NUMBER = 1000;

    private final ScalarResolver core = new CoreSchema().getScalarResolver();
    private final String content;
    private final List<SpecFault> faults;

    YamlScalars(String content, List<SpecFault> faults) {
        this.content = content;
        this.faults = faults;
    }

    Json value(ScalarEvent event, SourceSpan marked) {
        SourceSpan span = trimmed(event, marked);
        checkTag(event.getTag(), span);
        String text = event.getValue();
        Tag tag = tag(event);
        if (tag.equals(Tag.NULL)) {
            return new Json.Nul(span);
        }
        if (tag.equals(Tag.BOOL)) {
            return new Json.Bool(text.toLowerCase(Locale.ROOT).equals("true"), span);
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(text, span);
        }
        boolean quoted = event.isSQuoted() || event.isDQuoted();
        return new Json.Str(text, span, quoted ? content.indexOf(quote(event), span.start()) + 1 : span.start());
    }

    /** The text of a key; keys that are not texts are read as they are written. */
    Optional<String> key(Json key, SourceSpan at) {
        if (key instanceof Json.Str text) {
            return Optional.of(text.text());
        }
        if (key instanceof Json.Obj || key instanceof Json.Arr) {
            syntax(at, "a key cannot be " + key.typeName(), "use a text as the key");
            return Optional.empty();
        }
        return Optional.of(content.substring(at.start(), at.end()));
    }

    void checkTag(Optional<String> tag, SourceSpan at) {
        tag.filter(name -> !name.equals("!") && !KNOWN.contains(new Tag(name)))
                .ifPresent(name -> syntax(
                        new SourceSpan(at.start(), Math.max(at.end(), at.start())),
                        "the tag '" + shortName(name) + "' is not known",
                        "remove the tag"));
    }

    private Tag tag(ScalarEvent event) {
        if (event.getTag().isPresent() && !event.getTag().get().equals("!")) {
            return new Tag(event.getTag().get());
        }
        boolean plain = event.isPlain() && event.getTag().isEmpty();
        return plain ? core.resolve(event.getValue(), true) : Tag.STR;
    }

    /** A number in JSON grammar, digit for digit where YAML and JSON write it alike. */
    private Json number(String text, SourceSpan span) {
        String unsigned = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
        String sign = text.startsWith("-") ? "-" : "";
        if (unsigned.length() <= LONGEST_NUMBER) {
            if (unsigned.startsWith("0x")) {
                return new Json.Num(sign + new BigInteger(unsigned.substring(2), 16), span);
            }
            if (unsigned.startsWith("0o")) {
                return new Json.Num(sign + new BigInteger(unsigned.substring(2), 8), span);
            }
            if (unsigned.matches("(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?")) {
                return new Json.Num(sign + unsigned, span);
            }
            if (unsigned.matches("[0-9]+")) {
                return new Json.Num(sign + new BigInteger(unsigned), span);
            }
            if (unsigned.matches("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,9})?")) {
                return new Json.Num(sign + new BigDecimal(unsigned), span);
            }
        }
        syntax(span, "this is not a number that a spec can have", "write it like 12, -3 or 1.5, or put it in quotes");
        return new Json.Nul(span);
    }

    /** Block texts and plain texts end before the line breaks and comments that follow them. */
    private SourceSpan trimmed(ScalarEvent event, SourceSpan marked) {
        int end = marked.end();
        boolean open = event.getScalarStyle() == ScalarStyle.LITERAL || event.getScalarStyle() == ScalarStyle.FOLDED;
        while ((open || event.isPlain()) && end > marked.start() && Character.isWhitespace(content.charAt(end - 1))) {
            end--;
        }
        return new SourceSpan(marked.start(), end);
    }

    private static String quote(ScalarEvent event) {
        return event.isSQuoted() ? "'" : "\"";
    }

    private static String shortName(String tag) {
        return tag.startsWith(Tag.PREFIX) ? "!!" + tag.substring(Tag.PREFIX.length()) : tag;
    }

    private void syntax(SourceSpan at, String message, String hint) {
        faults.add(new SpecFault(SpecFault.Kind.SYNTAX, at, message, hint));
    }
}
