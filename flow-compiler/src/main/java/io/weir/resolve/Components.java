package io.weir.resolve;

import io.weir.component.Catalog;
import io.weir.component.Catalog.Role;
import io.weir.component.Sink;
import io.weir.component.Source;
import io.weir.declare.Declared;
import io.weir.plan.Draft;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Nearest;
import io.weir.udf.Transform;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the components that a draft names, and reports the names that mean none. */
final class Components {
    private final Catalog catalog;
    private final Problems problems;

    Components(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    Optional<Source<?>> source(Draft.Block block) {
        Optional<Source<?>> found = catalog.source(block.type());
        if (found.isEmpty()) {
            missing(block, Role.SOURCE, catalog.sources());
        }
        return found;
    }

    Optional<Sink<?>> sink(Draft.Block block) {
        Optional<Sink<?>> found = catalog.sink(block.type());
        if (found.isEmpty()) {
            missing(block, Role.SINK, catalog.sinks());
        }
        return found;
    }

    Optional<Transform<?>> transform(Draft.Block block) {
        Optional<Transform<?>> found = catalog.transform(block.type());
        if (found.isEmpty()) {
            missing(block, Role.TRANSFORMATION, catalog.transforms());
        }
        return found;
    }

    private void missing(Draft.Block block, Role role, List<? extends Declared<?>> built) {
        String what = role.name().toLowerCase(Locale.ROOT);
        List<String> names = built.stream().<String>map(Declared::name).toList();
        String others = "use one of: " + String.join(", ", names);
        if (catalog.announced().getOrDefault(role, List.of()).contains(block.type())) {
            String message = "%s '%s' is known, but this version cannot run it yet".formatted(what, block.type());
            problems.error(Code.NOT_YET_SUPPORTED, block.typeAt(), message, others);
            return;
        }
        String message = "there is no %s '%s'".formatted(what, block.type());
        String hint = Nearest.to(block.type(), names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(others);
        problems.error(Code.UNKNOWN_COMPONENT, block.typeAt(), message, hint);
    }
}
