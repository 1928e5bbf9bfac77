package io.weir.bench.harness;

/**
 * Something that is measured; less is better.
 *
 * @param name as a column is headed
 * @param unit after the number
 */
public record Metric(String name, String unit) {
    /** Processor time of the whole process, compiler and collector included, for each input record. */
    public static final Metric CPU = new Metric("CPU per record", "ns");

    /** Time on the clock for each input record. */
    public static final Metric WALL = new Metric("time per record", "ns");

    @Override
    public String toString() {
        return name + " in " + unit;
    }
}
