package io.weir.chaos.mutant;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/** What is done to a method. */
@FunctionalInterface
interface Change {
    /** The change of the methods that match. */
    AsmVisitorWrapper of(ElementMatcher<MethodDescription> method);

    /**
     * Inlines an advice. Its code runs in the class that it changes, where only the JDK and the product are to be found.
     */
    static Change advice(Class<?> advice) {
        return method -> Advice.to(advice).on(method);
    }

    /** Leaves out the calls of that name; what they return is null, zero or false instead. */
    static Change without(String callee) {
        return method -> MemberSubstitution.relaxed()
                .method(ElementMatchers.named(callee))
                .stub()
                .on(method);
    }
}
