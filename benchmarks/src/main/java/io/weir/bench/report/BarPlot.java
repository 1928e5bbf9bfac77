package io.weir.bench.report;

import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The main metric of a benchmark as bars, a panel for each scenario: medians, and a thin line from the least to the greatest
 * sample. Readable on light and dark pages; the same results make the same bytes.
 */
public final class BarPlot {
    private static final int PANEL_WIDTH = 460;
    private static final int LABEL_WIDTH = 200;
    private static final int VALUE_WIDTH = 60;
    private static final int BAR = 14;
    private static final int STEP = 19;
    private static final int TITLE = 26;
    private static final int GAP = 18;
    private static final String OURS = "#d9480f";
    private static final String THEIRS = "#5c7c9c";

    private final Results results;
    private final Metric metric;
    private final StringBuilder svg = new StringBuilder();

    private BarPlot(Results results, Metric metric) {
        this.results = results;
        this.metric = metric;
    }

    /** The plot as SVG. */
    public static String svg(Results results) {
        return new BarPlot(results, results.metrics().get(0)).draw();
    }

    private String draw() {
        List<String> scenarios = results.scenarios(metric);
        int columns = Math.min(2, scenarios.size());
        int rows = (scenarios.size() + columns - 1) / columns;
        int panel = TITLE + results.contestants(metric).size() * STEP + GAP;
        int width = columns * (PANEL_WIDTH + GAP) + GAP;
        int height = GAP + rows * panel + TITLE;
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
                        + "font-family=\"sans-serif\" font-size=\"11\" role=\"img\" aria-label=\"%s\">",
                width, height, width, height, escaped(results.summary()));
        line("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height);
        for (int i = 0; i < scenarios.size(); i++) {
            int left = GAP + i % columns * (PANEL_WIDTH + GAP);
            panel(scenarios.get(i), left, GAP + i / columns * panel);
        }
        line(
                "<text x=\"%d\" y=\"%d\" fill=\"#555\">%s, less is better; the thin lines reach from the least to the"
                        + " greatest sample</text>",
                GAP, height - GAP / 2, escaped(metric.toString()));
        line("</svg>");
        return svg.toString();
    }

    private void panel(String scenario, int left, int top) {
        List<Series> bars = results.contestants(metric).stream()
                .map(contestant -> results.series(metric, scenario, contestant))
                .flatMap(Optional::stream)
                .toList();
        double most = bars.stream().mapToDouble(Series::greatest).max().orElse(1);
        int length = PANEL_WIDTH - LABEL_WIDTH - VALUE_WIDTH;
        double scale = most > 0 ? length / most : 0;
        line(
                "<text x=\"%d\" y=\"%d\" font-weight=\"bold\" fill=\"#222\">%s</text>",
                left, top + TITLE / 2, escaped(scenario));
        for (int i = 0; i < bars.size(); i++) {
            bar(bars.get(i), scale, left + LABEL_WIDTH, top + TITLE + i * STEP);
        }
    }

    private void bar(Series series, double scale, int left, int top) {
        int middle = top + BAR / 2;
        boolean ours = series.contestant().equals(results.contestants(metric).get(0));
        line(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#222\">%s</text>",
                left - 6, middle + 4, escaped(series.contestant()));
        line(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>",
                left, top, Math.max(1, series.median() * scale), BAR, ours ? OURS : THEIRS);
        line(
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#222\" stroke-width=\"1\"/>",
                left + series.least() * scale, middle, left + series.greatest() * scale, middle);
        line(
                "<text x=\"%.1f\" y=\"%d\" fill=\"#222\">%s</text>",
                left + series.greatest() * scale + 5, middle + 4, TextTable.number(series.median()));
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
