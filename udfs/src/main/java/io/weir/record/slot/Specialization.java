package io.weir.record.slot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Objects;

/**
 * Composed objects that run like code written for the purpose. A tree of small objects that call each other is slow where many
 * trees share the classes: the JIT compiler compiles each class once, for all children that it has ever seen. Here each object gets
 * a hidden copy of its class, with its children and parameters as constants of that copy. The compiler then sees through the whole
 * tree: calls are direct and inlined, parameters are immediate values. A copy is unloaded when its object is no longer used.
 *
 * <p>A template is a package-private class without instance fields that are set from outside:
 *
 * <pre>
 * final class Not implements Test {
 *     private static final Test OF = Specialization.constants(MethodHandles.lookup(), Test.class);
 *
 *     public boolean test(Slots slots) {
 *         return !OF.test(slots);
 *     }
 * }
 * </pre>
 *
 * @see MethodHandles.Lookup#defineHiddenClassWithClassData
 */
public final class Specialization {
    private static final String CONSTANTS = "_";

    private Specialization() {}

    /**
     * An instance of a copy of a template, made with the constructor without parameters.
     *
     * @param in the lookup of a class in the template's package
     * @param as what the template implements
     * @param constants what {@link #constants} gives within the copy: best a record, whose fields are constants too
     */
    public static <T> T of(Lookup in, Class<? extends T> template, Class<T> as, Object constants) {
        try {
            Lookup copy = in.defineHiddenClassWithClassData(bytesOf(template), constants, true);
            return as.cast(copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class))
                    .invoke());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("no copy of " + template + " can be made", e);
        }
    }

    /** The constants of the copy that calls; only in the initializer of a template. */
    public static <C> C constants(Lookup of, Class<C> type) {
        try {
            return Objects.requireNonNull(
                    MethodHandles.classData(of, CONSTANTS, type), "a template is only used through its copies");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a template asks for its constants with its own lookup", e);
        }
    }

    private static byte[] bytesOf(Class<?> template) {
        String file = template.getName().substring(template.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = template.getResourceAsStream(file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + template, e);
        }
    }
}
