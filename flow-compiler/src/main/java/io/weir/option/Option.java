package io.weir.option;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.declare.Formerly;
import io.weir.declare.NotEmpty;
import io.weir.declare.Sensitive;
import io.weir.problem.CompilerBug;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One option: a component of an options record. */
record Option(RecordComponent component, OptionType type) {
    private static final String SECRET_REF = "SecretRef";

    String name() {
        return component.getName();
    }

    /** The one sentence that documents it. */
    String doc() {
        return annotation(Doc.class)
                .map(Doc::value)
                .orElseThrow(() -> new CompilerBug("the option '" + name() + "' has no @Doc"));
    }

    Optional<String> defaultValue() {
        return annotation(Default.class).map(Default::value);
    }

    boolean sensitive() {
        return component.isAnnotationPresent(Sensitive.class);
    }

    boolean notEmpty() {
        return component.isAnnotationPresent(NotEmpty.class);
    }

    boolean required() {
        return !(type instanceof OptionType.Maybe) && defaultValue().isEmpty();
    }

    List<String> formerly() {
        return annotation(Formerly.class).map(f -> Arrays.asList(f.value())).orElse(List.of());
    }

    /** The keys that a spec may use for it; all but the first are other ways to say the same. */
    List<String> keys() {
        OptionType bare = type.required();
        if (bare instanceof OptionType.When) {
            return List.of("condition", "expression");
        }
        boolean reference = bare instanceof OptionType.Reference || bare instanceof OptionType.References;
        return reference ? List.of(name(), name() + SECRET_REF) : List.of(name());
    }

    /** The keys of its older names, each with the key that replaces it. */
    List<Renamed> renamed() {
        List<Renamed> renamed = new ArrayList<>();
        for (String old : formerly()) {
            keys().forEach(key -> renamed.add(
                    new Renamed(key.endsWith(SECRET_REF) && !key.equals(name()) ? old + SECRET_REF : old, key)));
        }
        return renamed;
    }

    /** Its value in an options record. */
    Object of(Record options) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(options);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new CompilerBug("the option '" + name() + "' cannot be read", e);
        }
    }

    private <A extends Annotation> Optional<A> annotation(Class<A> type) {
        return Optional.ofNullable(component.getAnnotation(type));
    }

    /** An older key and the one that replaces it. */
    record Renamed(String old, String key) {}
}
