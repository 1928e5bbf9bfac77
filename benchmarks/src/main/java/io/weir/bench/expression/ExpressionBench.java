package io.weir.bench.expression;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.harness.Comparison;
import io.weir.bench.harness.Contest;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import java.util.List;

/**
 * Conditions over records that are read already: fields found in the bytes for the first two contestants, trees of values for the
 * others. So the numbers are those of the conditions alone.
 */
public final class ExpressionBench implements Bench, Contest {
    private static final String NAME = "expressions";
    private static final long CHECKED = 10_000;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "What a condition costs once the record is read.";
    }

    @Override
    public List<Goal> goals() {
        return List.of(
                Goal.timesAtMost(
                        1.1,
                        new Goal.Ratio(Metric.CPU, Asked.WEIR, Asked.HAND_WRITTEN),
                        "at most 1.1 times the CPU of a hand-written condition over the same bytes"),
                Goal.timesAtLeast(
                        50,
                        new Goal.Ratio(Metric.CPU, Asked.INTERPRETED, Asked.WEIR),
                        "at most a fiftieth of the CPU of interpreted CEL"));
    }

    @Override
    public List<Series> run(Bout bout) throws Exception {
        return Comparison.run(NAME, this, bout);
    }

    @Override
    public List<String> scenarios() {
        return Question.ALL.stream().map(Question::name).toList();
    }

    @Override
    public List<Contestant> contestants(String scenario) {
        Question question = Question.ALL.stream()
                .filter(each -> each.name().equals(scenario))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scenario is called '" + scenario + "'"));
        return Asked.all(question);
    }

    @Override
    public long checked() {
        return CHECKED;
    }
}
