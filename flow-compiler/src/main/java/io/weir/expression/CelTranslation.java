package io.weir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.types.CelKind;
import io.weir.record.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Translates checked CEL into {@link Expr}. A node that has no counterpart there, or that works on a value of a type that
 * records do not hold, goes to the interpreter with all that is below it.
 */
final class CelTranslation {
    private static final Map<String, Relation> RELATIONS = Map.of(
            "_==_", Relation.EQUAL,
            "_!=_", Relation.NOT_EQUAL,
            "_<_", Relation.LESS,
            "_<=_", Relation.AT_MOST,
            "_>_", Relation.GREATER,
            "_>=_", Relation.AT_LEAST);

    private static final Map<String, Arithmetic> ARITHMETIC = Map.of(
            "_+_", Arithmetic.ADD,
            "_-_", Arithmetic.SUBTRACT,
            "_*_", Arithmetic.MULTIPLY,
            "_/_", Arithmetic.DIVIDE,
            "_%_", Arithmetic.REMAINDER);

    private static final Map<String, Texts.Place> PLACES =
            Map.of("startsWith", Texts.Place.START, "endsWith", Texts.Place.END, "contains", Texts.Place.ANYWHERE);

    /** The types of the interpreter's results that mean the same in {@link Expr}. */
    private static final Set<CelKind> SCALARS = Set.of(CelKind.BOOL, CelKind.INT, CelKind.DOUBLE, CelKind.STRING);

    private static final Set<CelKind> INDEXES = Set.of(CelKind.DYN, CelKind.INT, CelKind.STRING);

    private final CelAbstractSyntaxTree ast;
    private final CelPositions positions;

    private CelTranslation(CelAbstractSyntaxTree ast, String text) {
        this.ast = ast;
        this.positions = CelPositions.of(ast, text);
    }

    static Expr of(CelAbstractSyntaxTree ast, String text) {
        CelTranslation translation = new CelTranslation(ast, text);
        return translation.covered(ast.getExpr()).orElseGet(() -> translation.interpreted(ast.getExpr()));
    }

    private Expr.Interpreted interpreted(CelExpr node) {
        Set<List<String>> reads = new HashSet<>();
        CelWalk.each(node, (below, bound) -> {
            Optional<List<String>> path = CelWalk.path(below, bound);
            path.ifPresent(reads::add);
            return path.isEmpty();
        });
        CelAbstractSyntaxTree part =
                CelAbstractSyntaxTree.newCheckedAst(node, ast.getSource(), ast.getReferenceMap(), ast.getTypeMap());
        return new Expr.Interpreted(CelInterpreter.program(part), reads, positions.start(node));
    }

    /** What stands below another node: covered, or interpreted to a value that the tree knows. */
    private Optional<Expr> operand(CelExpr node) {
        Optional<Expr> covered = covered(node);
        if (covered.isEmpty() && SCALARS.contains(ast.getTypeOrThrow(node.id()).kind())) {
            return Optional.of(interpreted(node));
        }
        return covered;
    }

    private Optional<Expr> covered(CelExpr node) {
        return switch (node.getKind()) {
            case CONSTANT -> constant(node.constant()).map(Expr.Literal::new);
            case IDENT -> name(node.ident().name());
            case SELECT -> operand(node.select().operand()).map(of -> select(node, of));
            case CALL -> call(node, node.call());
            default -> Optional.empty();
        };
    }

    private static Optional<Object> constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case NULL_VALUE -> Optional.of(Value.Null.NULL);
            case BOOLEAN_VALUE -> Optional.of(constant.booleanValue());
            case INT64_VALUE -> Optional.of(constant.int64Value());
            case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
            case STRING_VALUE -> Optional.of(constant.stringValue());
            default -> Optional.empty();
        };
    }

    private static Optional<Expr> name(String name) {
        return switch (name) {
            case CelText.RECORD -> Optional.of(new Expr.Root());
            case CelText.METADATA -> Optional.of(new Expr.Circumstances());
            default ->
                CelText.TYPES.contains(name) ? Optional.empty() : Optional.of(new Expr.Member(new Expr.Root(), name));
        };
    }

    private static Expr select(CelExpr node, Expr of) {
        String field = node.select().field();
        return node.select().testOnly() ? new Expr.Has(of, field) : new Expr.Member(of, field);
    }

    private Optional<Expr> call(CelExpr node, CelCall call) {
        List<CelExpr> args = new ArrayList<>();
        call.target().ifPresent(args::add);
        args.addAll(call.args());
        int at = positions.of(node);
        String function = call.function();
        if (RELATIONS.containsKey(function)) {
            return both(args, (l, r) -> new Expr.Compare(RELATIONS.get(function), l, r, at));
        }
        if (ARITHMETIC.containsKey(function)) {
            return both(args, (l, r) -> new Expr.Calculate(ARITHMETIC.get(function), l, r, at));
        }
        if (PLACES.containsKey(function)) {
            return both(args, (l, r) -> new Expr.Holds(PLACES.get(function), l, r, at));
        }
        return switch (function) {
            case "_&&_" -> both(args, (l, r) -> new Expr.And(l, r, at));
            case "_||_" -> both(args, (l, r) -> new Expr.Or(l, r, at));
            case "!_" -> one(args, of -> new Expr.Not(of, at));
            case "_?_:_" -> choice(args, at);
            case "@in" -> in(args, at);
            case "_[_]" -> index(args, at);
            case "size" -> one(args, of -> new Expr.Size(of, at));
            case "dyn" -> covered(args.get(0));
            case "matches" -> matches(args, at);
            default -> Optional.empty();
        };
    }

    private Optional<Expr> one(List<CelExpr> args, Function<Expr, Expr> made) {
        return operand(args.get(0)).map(made);
    }

    private Optional<Expr> both(List<CelExpr> args, BiFunction<Expr, Expr, Expr> made) {
        return operand(args.get(0)).flatMap(l -> operand(args.get(1)).map(r -> made.apply(l, r)));
    }

    private Optional<Expr> choice(List<CelExpr> args, int at) {
        return operand(args.get(0))
                .flatMap(test -> both(args.subList(1, 3), (yes, no) -> new Expr.Choice(test, yes, no, at)));
    }

    /** CEL knows lists by int and maps by any key; a key whose type is known to be another one never fits a record. */
    private Optional<Expr> index(List<CelExpr> args, int at) {
        return INDEXES.contains(ast.getTypeOrThrow(args.get(1).id()).kind())
                ? both(args, (of, index) -> element(of, index, at))
                : Optional.empty();
    }

    private static Expr element(Expr of, Expr index, int at) {
        boolean named = index instanceof Expr.Literal literal && literal.value() instanceof String;
        return named ? new Expr.Member(of, (String) ((Expr.Literal) index).value()) : new Expr.Element(of, index, at);
    }

    private Optional<Expr> in(List<CelExpr> args, int at) {
        if (args.get(1).getKind() != Kind.LIST) {
            return both(args, (of, container) -> new Expr.Within(of, container, at));
        }
        List<Expr> candidates = new ArrayList<>();
        for (CelExpr element : args.get(1).list().elements()) {
            Optional<Expr> candidate = operand(element);
            if (candidate.isEmpty()) {
                return Optional.empty();
            }
            candidates.add(candidate.get());
        }
        return operand(args.get(0)).map(of -> new Expr.OneOf(of, candidates));
    }

    private Optional<Expr> matches(List<CelExpr> args, int at) {
        return CelChecks.pattern(args.get(1))
                .flatMap(pattern -> operand(args.get(0)).map(of -> new Expr.Matches(of, pattern, at)));
    }
}
