package io.weir.bench.harness;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The clock and the processor time of this process: of all its threads, those of the compiler and collector too. */
public final class Stopwatch {
    private final OperatingSystemMXBean system;

    /** @throws IllegalStateException on a Java that does not tell processor time */
    public Stopwatch() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known)) {
            throw new IllegalStateException("this Java does not tell the processor time of its process");
        }
        this.system = known;
    }

    /** What it shows now. */
    public Reading read() {
        return new Reading(system.getProcessCpuTime(), System.nanoTime());
    }

    /**
     * What the watch showed, or the difference of two readings.
     *
     * @param cpuNanos processor time
     * @param wallNanos time on the clock, since an arbitrary moment
     */
    public record Reading(long cpuNanos, long wallNanos) {
        /** What was spent since an earlier reading. */
        public Reading since(Reading earlier) {
            return new Reading(cpuNanos - earlier.cpuNanos, wallNanos - earlier.wallNanos);
        }
    }
}
