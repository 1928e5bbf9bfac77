package io.weir.bench.expression;

import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.weir.record.Value;
import java.util.HashMap;
import java.util.Map;

/** A condition in the interpreter, with typed variables, as its documentation shows it. */
record Cel(CelRuntime.Program program) {
    static Cel of(String text) throws Exception {
        CelBuilder builder = CelFactory.legacyCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar("status", SimpleType.STRING)
                .addVar("amount", SimpleType.DOUBLE)
                .addVar("country", SimpleType.STRING)
                .addVar("retries", SimpleType.INT)
                .addVar("customer", MapType.create(SimpleType.STRING, SimpleType.DYN));
        dev.cel.bundle.Cel cel = builder.build();
        return new Cel(
                cel.createProgram(cel.compile(text.replace("> 100", "> 100.0")).getAst()));
    }

    boolean test(Map<String, Object> variables) throws CelEvaluationException {
        return program.eval(variables) instanceof Boolean answer && answer;
    }

    static Map<String, Object> variables(Value record) {
        return record instanceof Value.Struct struct ? map(struct) : Map.of();
    }

    private static Map<String, Object> map(Value.Struct struct) {
        Map<String, Object> map = new HashMap<>();
        struct.fields().forEach((name, value) -> map.put(name, object(value)));
        return map;
    }

    private static Object object(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number.lexeme().contains(".")
                    ? Double.valueOf(number.lexeme())
                    : (Object) Long.valueOf(number.lexeme());
        }
        return value instanceof Value.Struct struct ? map(struct) : value;
    }
}
