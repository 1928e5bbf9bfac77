package io.weir.flink;

import io.weir.component.Delivery;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.Write;

/**
 * What a sink knows of the job around it.
 *
 * @param placed its node: uid, label, parallelism; further operators of the sink take {@code uid + "/…"}
 * @param role a record that the errors sink refuses fails the job
 */
public record SinkContext(FlowIdentity flow, JobPlan.Placed placed, Delivery delivery, Write.Role role) {}
