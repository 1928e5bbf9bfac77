package io.weir.kind;

import io.weir.spec.KindNames;
import java.util.List;
import java.util.Optional;

/** All kinds that specs can name. */
public final class Kinds {
    /** In alphabetical order. */
    public static final List<Kind> ALL = List.of(new DataFlow());

    /** Kinds that specs may use later: known, not built yet. */
    public static final List<String> ANNOUNCED = List.of("DataFlowCron");

    private Kinds() {}

    /** The kind of that name. */
    public static Optional<Kind> named(String name) {
        return ALL.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** The names of all kinds. */
    public static KindNames names() {
        return new KindNames(ALL.stream().map(Kind::name).toList(), ANNOUNCED);
    }
}
