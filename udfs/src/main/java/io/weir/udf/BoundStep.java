package io.weir.udf;

import java.io.Serializable;

/**
 * A stateless step with its options, ready to travel to a task.
 *
 * @param id the step's name within its flow; dead letters carry it as their stage
 */
public record BoundStep<O extends java.lang.Record>(String id, Stateless<O> transform, O options)
        implements Serializable {
    /** What the step does, for those who reckon with it; made anew with each call. */
    public Effect effect() {
        return transform.effect(options);
    }

    /** Makes the step's function, once per task. */
    public RecordFunction open() {
        return transform.open(options);
    }
}
