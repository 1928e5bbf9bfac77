package io.weir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and type-checks CEL, where every unbound name is a field of the record. */
final class CelText {
    /** The variable that holds the whole record. */
    static final String RECORD = "record";

    /** The variable that holds where the record came from. */
    static final String METADATA = "metadata";

    /** Names that mean CEL's types; {@code type} is more often a field, and stays one. */
    static final Set<String> TYPES =
            Set.of("bool", "bytes", "double", "dyn", "int", "list", "map", "null_type", "string", "uint");

    private static final int MOST_CHARACTERS = 4096;
    private static final int MOST_NODES = 1000;
    private static final int MOST_PROBLEMS = 10;

    /** Bounds on what an expression may cost belong to reading and to running it. */
    static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(MOST_CHARACTERS)
            .maxParseExpressionNodeCount(MOST_NODES)
            .maxParseRecursionDepth(100)
            .comprehensionMaxIterations(100_000)
            .maxRegexProgramSize(CelChecks.MOST_INSTRUCTIONS)
            .build();

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar(RECORD, SimpleType.DYN)
            .addVar(METADATA, MapType.create(SimpleType.STRING, SimpleType.DYN))
            .build();

    private CelText() {}

    /** The checked tree; empty after reporting what is wrong. */
    static Optional<CelAbstractSyntaxTree> read(Located located) {
        String text = located.text();
        if (text.isBlank()) {
            located.error(0, Math.max(1, text.length()), "the expression is empty", "");
            return Optional.empty();
        }
        if (text.length() > MOST_CHARACTERS) {
            String message = "the expression has " + text.length() + " characters, " + MOST_CHARACTERS + " are allowed";
            located.error(0, text.length(), message, "split it into several transformations");
            return Optional.empty();
        }
        Optional<CelAbstractSyntaxTree> parsed =
                accepted(COMPILER.parse(text), located).map(DynamicIndex::in);
        return parsed.flatMap(ast -> accepted(checker(ast).check(ast), located))
                .filter(ast -> CelChecks.pass(ast, located));
    }

    private static CelCompiler checker(CelAbstractSyntaxTree parsed) {
        CelCompilerBuilder builder = COMPILER.toCompilerBuilder();
        for (String name : CelWalk.freeNames(parsed.getExpr())) {
            if (!name.equals(RECORD) && !name.equals(METADATA) && !TYPES.contains(name)) {
                builder.addVar(name, SimpleType.DYN);
            }
        }
        return builder.build();
    }

    private static Optional<CelAbstractSyntaxTree> accepted(CelValidationResult result, Located located) {
        if (result.hasError()) {
            List<CelIssue> errors = result.getErrors();
            errors.stream().limit(MOST_PROBLEMS).forEach(issue -> CelMistake.report(issue, located));
            return Optional.empty();
        }
        try {
            return Optional.of(result.getAst());
        } catch (CelValidationException e) {
            throw new IllegalStateException("CEL accepted an expression and then refused it", e);
        }
    }
}
