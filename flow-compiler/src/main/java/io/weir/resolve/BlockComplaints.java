package io.weir.resolve;

import io.weir.declare.Complaints;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.SourceSpan;

/** Places what a sink says about a delivery at the option that it names, or at its block. */
final class BlockComplaints implements Complaints {
    private final Json.Obj block;
    private final Problems problems;

    BlockComplaints(Json.Obj block, Problems problems) {
        this.block = block;
        this.problems = problems;
    }

    @Override
    public void error(String option, String message, String hint) {
        problems.error(Code.GUARANTEE_NOT_AVAILABLE, at(option), message, hint);
    }

    @Override
    public void warning(String option, String message, String hint) {
        problems.warning(Code.GUARANTEE_NOT_AVAILABLE, at(option), message, hint);
    }

    private SourceSpan at(String option) {
        return block.get(option).map(Json::span).orElse(block.span());
    }
}
