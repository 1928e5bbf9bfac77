package io.weir.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Optional;
import java.util.Set;

/** What Weir asks of an expression beyond CEL: bounded regular expressions, known metadata. */
final class CelChecks {
    /** The size of a compiled regular expression; running it costs its product with the text's length. */
    static final int MOST_INSTRUCTIONS = 10_000;

    private static final int LONGEST_PATTERN = 512;

    private final CelPositions positions;
    private final Located located;
    private boolean passed = true;

    private CelChecks(CelAbstractSyntaxTree ast, Located located) {
        this.positions = CelPositions.of(ast, located.text());
        this.located = located;
    }

    /** Whether nothing was found; reports what was. */
    static boolean pass(CelAbstractSyntaxTree ast, Located located) {
        CelChecks checks = new CelChecks(ast, located);
        CelWalk.each(ast.getExpr(), checks::check);
        return checks.passed;
    }

    private boolean check(CelExpr node, Set<String> bound) {
        if (node.getKind() == Kind.CALL && node.call().function().equals("matches")) {
            int last = node.call().args().size() - 1;
            checkPattern(node.call().args().get(last));
        }
        if (node.getKind() == Kind.SELECT && isMetadata(node.select().operand(), bound)) {
            checkMetadata(positions.of(node) + 1, node.select().field());
        }
        if (node.getKind() == Kind.CALL && node.call().function().equals("_[_]")) {
            CelExpr name = node.call().args().get(1);
            if (isMetadata(node.call().args().get(0), bound) && CelWalk.isText(name)) {
                checkMetadata(positions.of(name) + 1, name.constant().stringValue());
            }
        }
        return true;
    }

    private static boolean isMetadata(CelExpr node, Set<String> bound) {
        return node.getKind() == Kind.IDENT
                && node.ident().name().equals(CelText.METADATA)
                && !bound.contains(CelText.METADATA);
    }

    private void checkMetadata(int from, String name) {
        if (!Metadata.NAMES.contains(name)) {
            passed = false;
            String hint = "there is " + String.join(", ", Metadata.NAMES);
            located.error(from, from + name.length(), "metadata has no '" + name + "'", hint);
        }
    }

    private void checkPattern(CelExpr node) {
        if (!CelWalk.isText(node)) {
            fail(node, "the pattern of 'matches' is not a literal text", "write the pattern in quotes");
            return;
        }
        String pattern = node.constant().stringValue();
        if (pattern.length() > LONGEST_PATTERN) {
            fail(node, "the pattern has " + pattern.length() + " characters, " + LONGEST_PATTERN + " are allowed", "");
            return;
        }
        try {
            if (Pattern.compile(pattern).programSize() > MOST_INSTRUCTIONS) {
                fail(node, "the pattern repeats too much", "use smaller counts in '{…}'");
            }
        } catch (PatternSyntaxException e) {
            fail(node, "the pattern is no regular expression: " + e.getDescription(), "see the syntax of RE2");
        }
    }

    private void fail(CelExpr node, String message, String hint) {
        passed = false;
        int from = positions.start(node);
        located.error(from, from + 1, message, hint);
    }

    /** The pattern that a call of {@code matches} holds, which has been checked. */
    static Optional<Pattern> pattern(CelExpr node) {
        return node.getKind() == Kind.CONSTANT
                ? Optional.of(Pattern.compile(node.constant().stringValue()))
                : Optional.empty();
    }
}
