package io.weir.chaos.mutant;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import net.bytebuddy.asm.Advice.Argument;
import net.bytebuddy.asm.Advice.OnMethodEnter;
import net.bytebuddy.asm.Advice.OnMethodExit;
import net.bytebuddy.asm.Advice.Return;

/** Advices that are made for one method. */
// the assignments are the parameters and results of the methods that are changed
@SuppressWarnings({"UnusedVariable", "UnusedAssignment"})
final class Crooked {
    private Crooked() {}

    /** The prefix has the name of the node, but not that of the flow. */
    static final class PrefixOfNode {
        private PrefixOfNode() {}

        @OnMethodExit
        static void answer(@Argument(1) String node, @Return(readOnly = false) String prefix) {
            prefix = "weir-" + node + ".";
        }
    }

    /** An offset that a checkpoint holds becomes Flink's marker for the end of the partition. */
    static final class EndOfPartition {
        private EndOfPartition() {}

        @OnMethodExit
        static void answer(@Return(readOnly = false) long offset) {
            if (offset > 0) {
                offset = -1;
            }
        }
    }

    /** Bytes take a detour through text, and those that are no UTF-8 do not survive it. */
    static final class ThroughText {
        private ThroughText() {}

        @OnMethodEnter
        static void enter(@Argument(value = 0, readOnly = false) byte[] bytes) {
            bytes = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What was to be remembered for a while is remembered for a moment of event time. */
    static final class ForAMoment {
        private ForAMoment() {}

        @OnMethodEnter
        static void enter(@Argument(0) long value, @Argument(value = 1, readOnly = false) long forgetAt) {
            forgetAt = Math.min(forgetAt, value + 1);
        }
    }

    /** Event time never passes. */
    static final class NoWatermark {
        private NoWatermark() {}

        @OnMethodEnter
        static void enter(@Argument(value = 2, readOnly = false) long watermark) {
            watermark = Long.MIN_VALUE;
        }
    }

    /** The result is written to the log. */
    static final class Logged {
        private Logged() {}

        @OnMethodExit
        static void exit(@Return String value) {
            System.getLogger("weir").log(Level.INFO, "resolved to {0}", value);
        }
    }
}
