package io.weir.plan;

import io.weir.option.OptionText;
import java.util.List;
import java.util.Map;

/**
 * A component of a plan as readers see it.
 *
 * @param id of the node, or of the step inside it
 * @param component its name
 * @param target what is read or written; empty for transformations
 * @param options what is set, in the order of its declaration; secrets are not shown
 */
record Described(NodeId id, String component, String target, Map<String, String> options) {
    /** The components of a node, in the order in which a record meets them. */
    static List<Described> of(Node node) {
        return node.match(new Components());
    }

    /** The component and its target: {@code kafka: topic orders}. */
    String title() {
        return target.isEmpty() ? component : component + ": " + target;
    }

    private static final class Components implements Node.Cases<List<Described>> {
        @Override
        public List<Described> read(Read read) {
            return List.of(read(read.id(), read.use()));
        }

        @Override
        public List<Described> apply(Apply apply) {
            return apply.steps().stream().<Described>map(Components::step).toList();
        }

        @Override
        public List<Described> remember(Remember remember) {
            String name = remember.use().transform().name();
            return List.of(new Described(
                    remember.id(), name, "", OptionText.entries(remember.use().options())));
        }

        @Override
        public List<Described> split(Split split) {
            return List.of();
        }

        @Override
        public List<Described> write(Write write) {
            return List.of(write(write.id(), write.use()));
        }

        private static <O extends Record> Described read(NodeId id, Read.Use<O> use) {
            String target = use.source().target(use.options());
            return new Described(id, use.source().name(), target, OptionText.entries(use.options()));
        }

        private static Described step(Step<?> step) {
            return new Described(step.id(), step.transform().name(), "", OptionText.entries(step.options()));
        }

        private static <O extends Record> Described write(NodeId id, Write.Use<O> use) {
            String target = use.sink().target(use.options());
            return new Described(id, use.sink().name(), target, OptionText.entries(use.options()));
        }
    }
}
