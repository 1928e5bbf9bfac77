package io.weir.bench.engine;

import io.weir.compile.CompileReport;
import io.weir.compile.FlowCompiler;
import io.weir.component.Catalog;
import io.weir.flink.connector.Connectors;
import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.plan.JobPlan;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Compiles specs as the product does, with the source and the sink of the benchmarks besides. */
public final class Flows {
    private Flows() {}

    /**
     * The job plan of a spec with one flow.
     *
     * @throws IllegalStateException with the problems, when it does not compile
     */
    public static JobPlan compile(String spec) {
        CompileReport report = new FlowCompiler(catalog()).compile(new SpecText("bench.json", spec));
        List<JobPlan> plans =
                report.flows().stream().flatMap(flow -> flow.job().stream()).toList();
        if (plans.size() != 1) {
            throw new IllegalStateException(ProblemText.of(report.text(), report.problems()));
        }
        return plans.get(0);
    }

    /** The job of a spec with one flow, in an environment of its own with one task. */
    public static StreamExecutionEnvironment job(String spec) {
        return job(compile(spec));
    }

    /** The job of a plan, as the product lowers it. */
    public static StreamExecutionEnvironment job(JobPlan plan) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(plan));
        environment.setParallelism(1);
        FlowLowering.lower(plan, environment, LoweringOptions.AS_PLANNED);
        return environment;
    }

    private static Catalog catalog() {
        Catalog product = Connectors.catalog();
        return new Catalog(
                Stream.concat(product.sources().stream(), Stream.of(new MemorySource()))
                        .toList(),
                Stream.concat(product.sinks().stream(), Stream.of(new DiscardSink()))
                        .toList(),
                product.transforms(),
                Map.of());
    }
}
