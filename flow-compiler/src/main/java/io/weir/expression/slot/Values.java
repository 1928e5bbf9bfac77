package io.weir.expression.slot;

/** How values of any type stand to each other. */
final class Values {
    private Values() {}

    /** One of the relations of {@link Verdict}. */
    static int relation(int leftType, Cell left, int rightType, Cell right) {
        return switch (leftType) {
            case Term.INT, Term.DOUBLE, Term.BIG ->
                rightType >= Term.INT && rightType <= Term.BIG
                        ? Numbers.relation(leftType, left, rightType, right)
                        : Verdict.DIFFERENT;
            case Term.TEXT, Term.ESCAPED -> texts(leftType, left, rightType, right);
            case Term.FALSE, Term.TRUE ->
                rightType == Term.FALSE || rightType == Term.TRUE
                        ? Verdict.ofOrder(Integer.compare(leftType, rightType))
                        : Verdict.DIFFERENT;
            case Term.NULL -> rightType == Term.NULL ? Verdict.BOTH_NULL : Verdict.DIFFERENT;
            default -> leftType == rightType ? Verdict.UNKNOWN : Verdict.DIFFERENT;
        };
    }

    private static int texts(int leftType, Cell left, int rightType, Cell right) {
        if (leftType == Term.TEXT && rightType == Term.TEXT) {
            return Characters.relation(left, right);
        }
        return rightType == Term.TEXT || rightType == Term.ESCAPED ? Verdict.UNKNOWN : Verdict.DIFFERENT;
    }
}
