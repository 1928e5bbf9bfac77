package io.weir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/** CEL's interpreter; a class of its own, because most conditions do without it and it takes long to load. */
final class CelInterpreter {
    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(CelText.OPTIONS)
            .build();

    private CelInterpreter() {}

    /** A checked tree, ready to run. */
    static CelRuntime.Program program(CelAbstractSyntaxTree ast) {
        try {
            return RUNTIME.createProgram(ast);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("CEL checked an expression that it cannot run", e);
        }
    }
}
