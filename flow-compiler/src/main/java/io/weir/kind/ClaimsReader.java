package io.weir.kind;

import io.weir.component.Catalog;
import io.weir.plan.Draft;
import io.weir.plan.NodeId;
import io.weir.plan.StateClaims;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.spec.Expect;
import io.weir.udf.Stateless;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a spec says about state that was there before it: {@code renamedFrom} of its blocks, and {@code dropState}. */
final class ClaimsReader {
    private final Catalog catalog;
    private final Problems problems;

    ClaimsReader(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    StateClaims read(Optional<Json> dropState, List<Draft.Block> blocks) {
        Map<NodeId, String> renamed = new HashMap<>();
        Set<String> names = blocks.stream().map(block -> block.id().text()).collect(Collectors.toSet());
        for (Draft.Block block : blocks) {
            block.renamedFrom().filter(old -> isFree(old, block, names)).ifPresent(old -> {
                names.add(old.text());
                renamed.put(block.id(), old.text());
            });
        }
        return new StateClaims(renamed, dropState.map(this::dropped).orElse(List.of()));
    }

    private boolean isFree(Json.Str old, Draft.Block block, Set<String> names) {
        if (catalog.transform(block.type()).filter(Stateless.class::isInstance).isPresent()) {
            String message = "'%s' keeps no state that a former name could hold".formatted(block.id());
            problems.warning(Code.INVALID_VALUE, old.span(), message, "leave 'renamedFrom' out");
            return false;
        }
        if (!names.contains(old.text())) {
            return true;
        }
        String message = "the state of '%s' belongs to the node of that name".formatted(old.text());
        problems.error(
                Code.CONFLICTING_OPTIONS,
                old.span(),
                message,
                "name a node that is gone, or give that node a new name");
        return false;
    }

    private List<StateClaims.Dropped> dropped(Json list) {
        List<StateClaims.Dropped> dropped = new ArrayList<>();
        for (Json element : Expect.list("dropState", list, problems).orElse(List.of())) {
            Expect.text("dropState", element, problems)
                    .ifPresent(node -> dropped.add(new StateClaims.Dropped(node.text(), node.span())));
        }
        return dropped;
    }
}
