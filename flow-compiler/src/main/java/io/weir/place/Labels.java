package io.weir.place;

import io.weir.plan.Apply;
import io.weir.plan.Node;
import io.weir.plan.Read;
import io.weir.plan.Remember;
import io.weir.plan.Split;
import io.weir.plan.Write;
import java.util.List;
import java.util.stream.Collectors;

/** What the Flink web UI shows of a node: {@code kafka: topic orders}, {@code mask, select}. */
final class Labels {
    private Labels() {}

    static String of(Node node) {
        return node.match(new Cases());
    }

    private static final class Cases implements Node.Cases<String> {
        @Override
        public String read(Read read) {
            return read(read.use());
        }

        @Override
        public String apply(Apply apply) {
            List<String> steps =
                    apply.steps().stream().map(step -> step.id().text()).toList();
            return steps.isEmpty() ? "decode" : steps.stream().collect(Collectors.joining(", "));
        }

        @Override
        public String remember(Remember remember) {
            return remember.id().text();
        }

        @Override
        public String split(Split split) {
            return "split";
        }

        @Override
        public String write(Write write) {
            String target = write(write.use());
            return write.role() == Write.Role.MAIN ? target : write.id() + " → " + target;
        }

        private static <O extends Record> String read(Read.Use<O> use) {
            return use.source().name() + ": " + use.source().target(use.options());
        }

        private static <O extends Record> String write(Write.Use<O> use) {
            return use.sink().name() + ": " + use.sink().target(use.options());
        }
    }
}
