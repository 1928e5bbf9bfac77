package io.weir.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the demo shows at the end. */
final class DemoSummary {
    private static final int SAMPLES = 3;
    private static final int WIDTH = 160;

    private DemoSummary() {}

    static void print(PrintWriter out, DemoResult result, DemoWorld world) throws SQLException {
        fates(out, result.fates());
        out.println();
        out.println("Three rows of table " + DemoWorld.ORDERS + ":");
        world.targetRows(SAMPLES).forEach(row -> out.println("  " + shortened(row)));
        List<ConsumerRecord<byte[], byte[]>> letters = world.deadLetters();
        out.println();
        out.println("Three of " + letters.size() + " dead letters in topic " + DemoWorld.DEAD_LETTERS + ":");
        letters.stream()
                .limit(SAMPLES)
                .forEach(letter -> out.println("  " + shortened(new String(letter.value(), StandardCharsets.UTF_8))));
        out.println();
        out.println(mark(result.fates().conserved()) + " " + result.fates().equation());
        out.println(mark(result.exact()) + " the target holds " + result.targetIds() + " rows for "
                + result.expectedIds() + " expected ids, each exactly once: " + (result.exact() ? "yes" : "no"));
        out.println(String.format(
                Locale.ROOT,
                "  %d records in %.1f s",
                result.fates().in(),
                result.took().toMillis() / 1000.0));
        out.flush();
    }

    private static void fates(PrintWriter out, FateReport fates) {
        out.println();
        out.println(String.format(Locale.ROOT, "%-16s %12s %8s", "fate", "records", "share"));
        out.println(String.format(Locale.ROOT, "%-16s %12d", "in", fates.in()));
        fates.byName()
                .forEach((fate, count) -> out.println(String.format(
                        Locale.ROOT, "%-16s %12d %7.2f%%", fate, count, 100.0 * count / Math.max(1, fates.in()))));
    }

    private static String mark(boolean sound) {
        return sound ? "✔" : "✘";
    }

    private static String shortened(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
    }
}
