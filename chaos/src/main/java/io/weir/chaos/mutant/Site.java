package io.weir.chaos.mutant;

import java.util.List;
import java.util.stream.Collectors;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * A method of the product and what a mutant does to it.
 *
 * @param type the binary name of its class
 * @param method as {@code name(Simple, Types)}, generics left out
 */
record Site(String type, String method, Change change) {
    /**
     * The change of this site.
     *
     * @throws IllegalStateException when the class has no such method (any more): a mutant that changes nothing would look
     *     like one that nobody notices
     */
    AsmVisitorWrapper in(TypeDescription found) {
        List<String> methods =
                found.getDeclaredMethods().stream().map(Site::signature).toList();
        if (!methods.contains(method)) {
            throw new IllegalStateException(type + " has no method " + method + ", only " + methods);
        }
        return change.of(candidate -> signature(candidate).equals(method));
    }

    @Override
    public String toString() {
        return type + "." + method;
    }

    private static String signature(MethodDescription method) {
        return method.getParameters().asTypeList().asErasures().stream()
                .map(TypeDescription::getActualName)
                .map(name -> name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1))
                .collect(Collectors.joining(", ", method.getActualName() + "(", ")"));
    }
}
