package io.weir.flink.lower;

import io.weir.flink.FlinkSink;
import io.weir.flink.SinkContext;
import io.weir.flink.operator.EnvelopeFunction;
import io.weir.flink.operator.FailOnDeadLetterFunction;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan.Placed;
import io.weir.plan.Plan;
import io.weir.plan.Write;
import io.weir.record.DeadLetter;
import io.weir.record.DeadLetterEnvelope;
import io.weir.record.FlowRecord;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** A sink: the connector adds it; what it refuses joins the dead letters. */
final class WriteLowering {
    private static final String FAIL_UID = "/errors/fail";

    private WriteLowering() {}

    static Wiring lower(Write write, Placed placed, Wiring wiring) {
        if (write.role() == Write.Role.ERRORS) {
            wiring.allDeadLetters().ifPresent(letters -> errors(write, letters, placed, wiring));
            return wiring;
        }
        DataStream<FlowRecord> records = wiring.branch(write.inputs().get(0), write.route());
        attach(write.use(), records, context(write, placed, wiring)).ifPresent(wiring::deadLetters);
        return wiring;
    }

    /** For a flow whose errors go nowhere. */
    static void failOnDeadLetters(Wiring wiring) {
        wiring.allDeadLetters().ifPresent(letters -> fail(letters, wiring));
    }

    private static void errors(Write write, DataStream<DeadLetter> letters, Placed placed, Wiring wiring) {
        FlowIdentity flow = wiring.plan().plan().flow();
        DataStream<FlowRecord> envelopes = letters.process(
                        new EnvelopeFunction(new DeadLetterEnvelope(flow.flowName(), flow.specHash())),
                        RecordTypes.FLOW_RECORD)
                .uid(placed.uid().part("envelope"))
                .name("dead letters")
                .setParallelism(placed.parallelism());
        attach(write.use(), envelopes, context(write, placed, wiring)).ifPresent(refused -> fail(refused, wiring));
    }

    private static void fail(DataStream<DeadLetter> letters, Wiring wiring) {
        letters.process(new FailOnDeadLetterFunction(), Types.VOID)
                .uid(wiring.plan().plan().flow().name() + FAIL_UID)
                .name("stop at the first dead letter")
                .setParallelism(1);
    }

    private static SinkContext context(Write write, Placed placed, Wiring wiring) {
        Plan plan = wiring.plan().plan();
        return new SinkContext(plan.flow(), placed, plan.delivery(), write.role());
    }

    private static <O extends Record> Optional<DataStream<DeadLetter>> attach(
            Write.Use<O> use, DataStream<FlowRecord> records, SinkContext context) {
        if (!(use.sink() instanceof FlinkSink<O> sink)) {
            throw new IllegalStateException("sink '" + use.sink().name() + "' cannot run on Flink");
        }
        return sink.attach(records, use.options(), context);
    }
}
