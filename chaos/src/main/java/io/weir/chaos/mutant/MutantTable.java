package io.weir.chaos.mutant;

import io.weir.chaos.check.Violation;
import io.weir.chaos.report.Section;
import java.time.Duration;
import java.util.List;

/** Mutants and what brought them to light, for the report. */
public final class MutantTable {
    private MutantTable() {}

    /** The section of the report. */
    public static Section of(List<MutantResult> results) {
        StringBuilder text = new StringBuilder();
        long caught = results.stream().filter(MutantResult::isCaught).count();
        Duration took = results.stream().map(MutantResult::took).reduce(Duration.ZERO, Duration::plus);
        text.append(
                        "A checker that cannot fail proves nothing. Each mutant is a fault that a Java agent plants into the")
                .append(
                        " product's classes as Flink loads them; the product itself has no hook for it, and the job jar")
                .append(
                        " nothing of the agent. Unchanged flows went through the same before and came out unharmed.\n\n")
                .append("**%d of %d mutants were caught**, in %d s.%n%n"
                        .formatted(caught, results.size(), took.toSeconds()))
                .append("| mutant | what it breaks | what flows go through | caught by | first evidence |\n")
                .append("| --- | --- | --- | --- | --- |\n");
        for (MutantResult result : results) {
            Mutant mutant = result.mutant();
            text.append("| %s | %s | %s | %s | %s |%n"
                    .formatted(
                            mutant.label(),
                            mutant.breaks(),
                            Trial.of(mutant).ordeal().label(),
                            result.isCaught() ? invariant(result) : "**nothing**",
                            cell(evidence(result))));
        }
        return new Section("Mutants", text.toString());
    }

    private static String invariant(MutantResult result) {
        return result.caught()
                .map(violation ->
                        violation.invariant() + " " + violation.invariant().title())
                .orElse("");
    }

    private static String evidence(MutantResult result) {
        return result.trouble().isEmpty()
                ? result.caught().map(MutantTable::evidence).orElse("survived")
                : "not tried: " + result.trouble();
    }

    private static String evidence(Violation violation) {
        String first = violation.examples().isEmpty()
                ? ""
                : ", such as " + violation.examples().get(0);
        return violation.what() + first;
    }

    /** Bars and line ends would end a cell; what a cluster says of a failure is long. */
    private static String cell(String text) {
        String line = text.replaceAll("\\s+", " ").replace("|", "\\|");
        return line.length() <= 240 ? line : line.substring(0, 240) + " …";
    }
}
