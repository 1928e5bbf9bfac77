package io.weir.dev;

import java.lang.management.ManagementFactory;

/**
 * Where a run took place.
 *
 * @param memory in GiB
 */
public record Machine(int cores, long memory, String system, String java) {
    private static final long GIB = 1L << 30;

    /** The machine that this process runs on. */
    public static Machine present() {
        long bytes =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : 0;
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round((double) bytes / GIB),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
    }
}
