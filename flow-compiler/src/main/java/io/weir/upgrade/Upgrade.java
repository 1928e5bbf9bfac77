package io.weir.upgrade;

import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.StateClaims;
import io.weir.plan.StateKind;
import io.weir.problem.Code;
import io.weir.problem.Problem;
import io.weir.problem.Severity;
import io.weir.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of the state of a flow when a new job takes over. Decided from names and identities alone, so before anything
 * is stopped.
 *
 * @param from where the old state is, for people
 * @param nodes those of the new flow in its order, then those that are gone
 * @param claims what the new spec says about old state
 */
public record Upgrade(FlowIdentity flow, String from, List<NodeVerdict> nodes, StateClaims claims) {
    public Upgrade {
        nodes = List.copyOf(nodes);
    }

    /** From state that is there to a new job. */
    public static Upgrade between(Inventory old, JobPlan job) {
        StateClaims claims = job.plan().claims();
        List<NodeVerdict> nodes = new Comparison(old, Inventory.of(job), claims).verdicts();
        return new Upgrade(job.plan().flow(), old.from(), nodes, claims);
    }

    /** Whether nothing is lost but counters and what the new spec names. */
    public boolean allowed() {
        return nodes.stream().noneMatch(NodeVerdict::forbids);
    }

    /** Whether the old state has parts that no node of the new job takes; Flink has to be told so. */
    public boolean leavesState() {
        return nodes.stream().anyMatch(node -> node.outcome() == Outcome.LOST);
    }

    /** An error for each node that forbids the upgrade, and a warning for each that {@code dropState} names in vain. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        nodes.stream().filter(NodeVerdict::forbids).map(this::lost).forEach(problems::add);
        for (StateClaims.Dropped dropped : claims.dropped()) {
            inVain(dropped)
                    .ifPresent(message -> problems.add(new Problem(
                            Code.INVALID_VALUE,
                            Severity.WARNING,
                            dropped.at(),
                            message,
                            Optional.of("take it out of 'dropState'"))));
        }
        return problems;
    }

    private Problem lost(NodeVerdict node) {
        String message =
                "the %s of '%s' would be lost: %s".formatted(node.kind().text(), node.node(), node.reason());
        String named = "add it to 'dropState' if that is meant";
        String hint = node.hint().map(keep -> keep + "; or " + named).orElse(named);
        return new Problem(
                Code.STATE_LOST, Severity.ERROR, node.at().orElse(SourceSpan.START), message, Optional.of(hint));
    }

    private Optional<String> inVain(StateClaims.Dropped dropped) {
        Optional<NodeVerdict> verdict = nodes.stream()
                .filter(node -> node.node().equals(dropped.node()))
                .findFirst();
        if (verdict.isEmpty() || verdict.get().outcome() == Outcome.NEW) {
            return Optional.of("there is no state of '%s' to drop".formatted(dropped.node()));
        }
        return verdict.get().outcome() == Outcome.LOST
                ? Optional.empty()
                : Optional.of("'%s' keeps its state, whatever 'dropState' says".formatted(dropped.node()));
    }

    /** Nodes that lose more than counters. */
    List<String> lost() {
        return nodes.stream()
                .filter(node -> node.outcome() == Outcome.LOST && node.kind() != StateKind.COUNTERS)
                .map(NodeVerdict::node)
                .toList();
    }
}
