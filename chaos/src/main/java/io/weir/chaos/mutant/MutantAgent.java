package io.weir.chaos.mutant;

import java.lang.instrument.Instrumentation;

/**
 * The Java agent: {@code -javaagent:weir-mutants.jar=LABEL} plants one mutant into the classes of a process as they are
 * loaded, and says so in its error output for each of them.
 */
public final class MutantAgent {
    private MutantAgent() {}

    /**
     * Called by the JVM before {@code main}.
     *
     * @throws IllegalArgumentException when there is no such mutant, which ends the JVM
     */
    public static void premain(String label, Instrumentation jvm) {
        Planting.of(Mutant.of(label)).installOn(jvm);
    }
}
