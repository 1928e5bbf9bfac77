package io.weir.resolve;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.Sink;
import io.weir.component.SinkPromise;
import io.weir.option.Spelling;
import io.weir.plan.Draft;
import io.weir.plan.Write;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import java.util.Optional;

/**
 * Holds what a flow asks of its sinks against what they can give. A guarantee that the spec writes down must be kept; where
 * the spec says nothing, a weaker sink is a warning, and the plan shows what it gives.
 */
final class DeliveryCheck {
    private final Optional<Json> written;
    private final Problems problems;

    DeliveryCheck(Draft draft, Problems problems) {
        this.written = draft.delivery().flatMap(block -> block.get("guarantee"));
        this.problems = problems;
    }

    void check(Write write, Draft.Block block, Delivery asked) {
        check(write.use(), block, asked);
    }

    private <O extends Record> void check(Write.Use<O> use, Draft.Block block, Delivery asked) {
        Sink<O> sink = use.sink();
        sink.check(use.options(), asked, new BlockComplaints(block.options(), problems));
        SinkPromise promise = sink.promise(use.options(), asked);
        if (keeps(promise.guarantee(), asked.guarantee())) {
            return;
        }
        String message = "'%s' (%s: %s) gives %s, not %s: %s"
                .formatted(
                        block.id(),
                        sink.name(),
                        sink.target(use.options()),
                        Spelling.of(promise.guarantee()),
                        Spelling.of(asked.guarantee()),
                        promise.reason());
        String lower = "ask for 'guarantee: %s'".formatted(Spelling.of(promise.guarantee()));
        if (written.isPresent()) {
            problems.error(Code.GUARANTEE_NOT_AVAILABLE, written.get().span(), message, lower + " or use another sink");
        } else {
            String hint = lower + " under 'delivery' to show that it is meant";
            problems.warning(Code.GUARANTEE_NOT_AVAILABLE, block.typeAt(), message, hint);
        }
    }

    private static boolean keeps(Guarantee given, Guarantee asked) {
        return given == asked || given == Guarantee.EXACTLY_ONCE;
    }
}
