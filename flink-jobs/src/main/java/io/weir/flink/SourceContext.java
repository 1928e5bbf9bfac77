package io.weir.flink;

import io.weir.component.Delivery;
import io.weir.plan.EventTime;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;

/**
 * What a source knows of the job around it.
 *
 * @param placed its node: uid, label, parallelism
 * @param bounded stop at what is there now, whatever the options say
 */
public record SourceContext(
        FlowIdentity flow, JobPlan.Placed placed, Delivery delivery, EventTime eventTime, boolean bounded) {}
