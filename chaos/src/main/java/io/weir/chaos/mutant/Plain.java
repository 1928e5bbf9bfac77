package io.weir.chaos.mutant;

import java.util.List;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.OnNonDefaultValue;
import net.bytebuddy.asm.Advice.Return;

/** Advices that fit many methods: not to run, or to give the same answer every time. */
// the assignments are the results of the methods that are changed
@SuppressWarnings({"UnusedVariable", "UnusedAssignment"})
final class Plain {
    private Plain() {}

    /** The method does nothing. */
    static final class Nothing {
        private Nothing() {}

        @OnMethodEnter(skipOn = OnNonDefaultValue.class)
        static boolean skip() {
            return true;
        }
    }

    /** The method says yes without looking. */
    static final class Yes {
        private Yes() {}

        @OnMethodEnter(skipOn = OnNonDefaultValue.class)
        static boolean skip() {
            return true;
        }

        @OnMethodExit
        static void answer(@Return(readOnly = false) boolean result) {
            result = true;
        }
    }

    /** The method does its work and says yes whatever came out. */
    static final class YesAfterAll {
        private YesAfterAll() {}

        @OnMethodExit
        static void answer(@Return(readOnly = false) boolean result) {
            result = true;
        }
    }

    /** The method says no without looking. */
    static final class No {
        private No() {}

        @OnMethodExit
        static void answer(@Return(readOnly = false) boolean result) {
            result = false;
        }
    }

    /** The method returns a list of nothing. */
    static final class NoElements {
        private NoElements() {}

        @OnMethodExit
        static void answer(@Return(readOnly = false) List<Object> result) {
            result = List.of();
        }
    }

    /** The method returns an empty text. */
    static final class NoText {
        private NoText() {}

        @OnMethodExit
        static void answer(@Return(readOnly = false) String result) {
            result = "";
        }
    }
}
