package io.weir.bench.expression;

import io.weir.record.Path;
import io.weir.record.slot.SlotCondition;
import java.util.List;
import java.util.function.Supplier;

/**
 * A condition, as a spec writes it and as an engineer would write it in Java.
 *
 * @param paths the fields that the hand-written one looks at, in the order of the slots that it takes
 */
record Question(String name, String cel, List<Path> paths, Supplier<SlotCondition> byHand) {
    /** From the shortest to one with arithmetic. */
    static final List<Question> ALL = List.of(
            new Question(
                    "two comparisons",
                    "status == 'active' && amount > 100",
                    List.of(Path.of("status"), Path.of("amount")),
                    TwoComparisons::new),
            new Question(
                    "four questions",
                    "status == 'active' && amount > 100 && country in ['PL', 'DE', 'FR'] && retries < 3",
                    List.of(Path.of("status"), Path.of("amount"), Path.of("country"), Path.of("retries")),
                    FourQuestions::new),
            new Question(
                    "nested fields and arithmetic",
                    "has(customer.email) && customer.email.endsWith('.example') && retries * 2 + 1 <= 7",
                    List.of(Path.of("customer"), Path.of("customer", "email"), Path.of("retries")),
                    NestedFields::new));
}
