package io.weir.plan;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.problem.CompilerBug;
import io.weir.source.SourceSpan;
import io.weir.toy.Attempt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanInvariantsTest {
    private final Plan plan = Attempt.at(
                    "source: {type: tap}",
                    "transformations: [{type: fork, config: {routes: [{condition: $.a, sink: {type: vault, config: {door: r}}}]}}]",
                    "sink: {type: vault, config: {door: a}}",
                    "errors: {type: vault, config: {door: b}}")
            .plan();

    @Test
    void nodesStandBehindTheirInputs() {
        List<Node> reversed = new ArrayList<>(plan.nodes());
        Collections.reverse(reversed);

        assertThatThrownBy(() -> plan.withNodes(reversed))
                .isInstanceOf(CompilerBug.class)
                .hasMessageContaining("which is not before it");
    }

    @Test
    void namesAreUnique() {
        List<Node> nodes = new ArrayList<>(plan.nodes());
        nodes.add(nodes.get(0));

        assertThatThrownBy(() -> plan.withNodes(nodes)).hasMessage("two nodes are named 'source'");
    }

    @Test
    void mainSinkIsNeeded() {
        List<Node> nodes =
                plan.nodes().stream().filter(node -> !(node instanceof Write)).toList();

        assertThatThrownBy(() -> plan.withNodes(nodes)).hasMessage("the plan needs one main sink");
    }

    @Test
    void everyRouteHasASink() {
        List<Node> nodes = plan.nodes().stream()
                .filter(node -> !node.id().text().startsWith("route"))
                .map(node -> node instanceof Write write && write.role() == Write.Role.ERRORS
                        ? write.withInputs(List.of(new NodeId("decode")))
                        : node)
                .toList();

        assertThatThrownBy(() -> plan.withNodes(nodes)).hasMessage("a route of 'split' has no sink");
    }

    @Test
    void somethingDecodesBehindTheSource() {
        List<Node> nodes = new ArrayList<>(plan.nodes());
        nodes.add(1, new Split(new NodeId("early"), new NodeId("source"), List.of("$.a"), SourceSpan.START));

        assertThatThrownBy(() -> plan.withNodes(nodes)).hasMessage("'early' cannot read from 'source'");
    }
}
