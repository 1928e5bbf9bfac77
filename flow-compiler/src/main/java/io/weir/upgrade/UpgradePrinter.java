package io.weir.upgrade;

import io.weir.record.Value;
import io.weir.source.PrettyJson;
import java.util.ArrayList;
import java.util.List;

/** The verdict on an upgrade, in the forms that people and programs read. */
public final class UpgradePrinter {
    private UpgradePrinter() {}

    /** A line per node with its reason below, and the verdict. */
    public static String text(Upgrade upgrade) {
        StringBuilder text = new StringBuilder("upgrade of flow %s/%s from %s to spec %s\n\nstate\n"
                .formatted(
                        upgrade.flow().namespace(),
                        upgrade.flow().name(),
                        upgrade.from(),
                        upgrade.flow().specHash()));
        for (NodeVerdict node : upgrade.nodes()) {
            String outcome = node.outcome().text() + (node.named() ? ", as dropState says" : "");
            text.append("  %-18s %-16s %s"
                            .formatted(node.node(), node.kind().text(), outcome)
                            .stripTrailing())
                    .append('\n');
            if (!node.reason().isEmpty()) {
                text.append("      ").append(node.reason()).append('\n');
            }
            node.hint().ifPresent(hint -> text.append("      ").append(hint).append('\n'));
        }
        text.append("\nverdict\n");
        verdict(upgrade).forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }

    /** All of {@link #text} as JSON. */
    public static String json(Upgrade upgrade) {
        return PrettyJson.text(
                PrettyJson.object(root -> root.put("namespace", upgrade.flow().namespace())
                        .put("name", upgrade.flow().name())
                        .put("specHash", upgrade.flow().specHash())
                        .put("from", upgrade.from())
                        .put("allowed", upgrade.allowed())
                        .put("leavesState", upgrade.leavesState())
                        .putAll("nodes", upgrade.nodes(), UpgradePrinter::node)));
    }

    private static Value node(NodeVerdict verdict) {
        return PrettyJson.object(fields -> {
            fields.put("node", verdict.node())
                    .put("state", verdict.kind().text())
                    .put("outcome", verdict.outcome().text())
                    .put("named", verdict.named())
                    .put("reason", verdict.reason());
            verdict.hint().ifPresent(hint -> fields.put("hint", hint));
        });
    }

    private static List<String> verdict(Upgrade upgrade) {
        List<String> lines = new ArrayList<>();
        List<String> lost = upgrade.lost();
        if (!upgrade.allowed()) {
            lines.add("refused: it would lose the state of " + String.join(", ", lost));
            lines.add("if that is meant, the new spec says 'dropState: " + lost + "'");
        } else if (lost.isEmpty()) {
            lines.add(upgrade.leavesState() ? "fine: only counters are lost" : "fine: no state is lost");
        } else {
            lines.add("as the spec says: the state of " + String.join(", ", lost) + " is dropped");
        }
        if (upgrade.leavesState()) {
            lines.add("what is lost counts from 0 again: the fates no longer add up over the whole life of the flow");
        }
        return lines;
    }
}
