package io.weir.plan;

import java.util.List;
import java.util.stream.Collectors;

/** A draft as text: one line per block, options by name only, since nothing is known about them yet. */
final class DraftText {
    private DraftText() {}

    static String of(Draft draft) {
        StringBuilder text = new StringBuilder();
        text.append("flow ")
                .append(draft.flow().namespace())
                .append('/')
                .append(draft.flow().name());
        text.append("\n\n");
        draft.source().ifPresent(block -> line(block, "", text));
        draft.transformations().forEach(block -> line(block, "", text));
        for (Draft.Route route : draft.routes()) {
            line(route.sink(), "  when " + route.condition(), text);
        }
        draft.sink().ifPresent(block -> line(block, "", text));
        draft.errors().ifPresent(block -> line(block, "", text));
        if (!draft.deployment().isEmpty()) {
            text.append("\nkept for deployment: ")
                    .append(String.join(", ", draft.deployment().keySet()))
                    .append('\n');
        }
        return text.toString();
    }

    private static void line(Draft.Block block, String suffix, StringBuilder to) {
        List<String> names =
                block.options().fields().stream().map(field -> field.name()).toList();
        String options = names.stream().collect(Collectors.joining(", ", "(", ")"));
        String shown = names.isEmpty() ? "" : " " + options;
        to.append("%-16s %s%s%s".formatted(block.id(), block.type(), shown, suffix))
                .append('\n');
    }
}
