package io.weir.compile;

import io.weir.component.Catalog;
import io.weir.kind.Kind;
import io.weir.kind.Kinds;
import io.weir.pass.Passes;
import io.weir.place.Placement;
import io.weir.plan.Draft;
import io.weir.plan.JobPlan;
import io.weir.plan.Plan;
import io.weir.problem.CompilerBug;
import io.weir.problem.Problem;
import io.weir.problem.Problems;
import io.weir.resolve.Resolver;
import io.weir.source.ParsedSpec;
import io.weir.source.SpecParser;
import io.weir.source.SpecText;
import io.weir.spec.FlowSpec;
import io.weir.spec.LocalSecret;
import io.weir.spec.SecretReferences;
import io.weir.spec.SpecFile;
import io.weir.spec.SpecReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The compiler: spec text ─read→ FlowSpec ─draft→ Draft ─resolve→ Plan ─rewrite→ Plan ─place→ JobPlan. */
public final class FlowCompiler {
    private final Catalog catalog;

    /** A compiler of specs that use these components. */
    public FlowCompiler(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Compiles every flow of a file that is called after its file where it has no name. */
    public CompileReport compile(SpecText text) {
        return compile(CompileRequest.of(text));
    }

    /** Compiles every flow of a file, and finds all problems of all of them. */
    public CompileReport compile(CompileRequest request) {
        Problems problems = new Problems();
        ParsedSpec parsed = SpecParser.parse(request.text());
        problems.faults(parsed.faults());
        SpecFile file = SpecReader.read(parsed.documents(), request.naming(), Kinds.names(), problems);
        List<CompileResult> flows = file.flows().stream()
                .map(flow -> flow.with(request.changes(), problems))
                .map(flow -> compile(flow, file.secrets()))
                .map(flow -> problems.hasErrors() ? flow.withoutJob() : flow)
                .toList();
        return new CompileReport(request.text(), flows, file.secrets(), all(problems, flows));
    }

    private CompileResult compile(FlowSpec spec, List<LocalSecret> secrets) {
        Problems problems = new Problems();
        SecretReferences.check(spec, secrets, problems);
        Draft draft = kind(spec).draft(spec, catalog, problems);
        Optional<Plan> plan = Resolver.resolve(draft, catalog, problems);
        Optional<JobPlan> job = plan.map(Passes::run).map(Placement::place);
        return new CompileResult(spec, draft, plan, job, problems.sorted());
    }

    private static Kind kind(FlowSpec spec) {
        return Kinds.named(spec.kind())
                .orElseThrow(() -> new CompilerBug("the reader let through a kind '" + spec.kind() + "'"));
    }

    private static List<Problem> all(Problems ofFile, List<CompileResult> flows) {
        Stream<Problem> ofFlows = flows.stream().flatMap(flow -> flow.problems().stream());
        return Stream.concat(ofFile.sorted().stream(), ofFlows)
                .sorted(Comparator.comparingInt(problem -> problem.at().start()))
                .toList();
    }
}
