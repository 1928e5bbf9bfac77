package io.weir.kind;

import io.weir.kind.SpecField.Shape;
import io.weir.kind.SpecField.Use;
import java.util.List;

/** The fields of a {@code DataFlow}. */
final class DataFlowFields {
    static final List<SpecField> ALL = List.of(
            flow("source", Shape.OBJECT, "Where records come from."),
            flow("transformations", Shape.LIST, "What happens to each record, in order."),
            flow("sink", Shape.OBJECT, "Where records go that no router takes aside."),
            flow("errors", Shape.OBJECT, "Where dead letters go: a sink, or `policy: fail` to stop at the first one."),
            flow("delivery", Shape.OBJECT, "The delivery guarantee and how often checkpoints are made."),
            flow("eventTime", Shape.OBJECT, "How the flow tells the time of a record."),
            flow("dropState", Shape.LIST, "Nodes whose state an upgrade may lose; say it in the spec that loses it."),
            flow("parallelism", Shape.WHOLE_NUMBER, "Tasks per node, as far as the node allows; 1 by default."),
            flow("replicas", Shape.WHOLE_NUMBER, "As `parallelism`, for sources that can be read in parallel."),
            deployment("resources", Shape.OBJECT, "CPU and memory requests and limits of a task's pod."),
            deployment("nodeSelector", Shape.OBJECT, "Labels that a pod's node must have."),
            deployment("affinity", Shape.OBJECT, "Affinity of the pods, as Kubernetes defines it."),
            deployment("tolerations", Shape.LIST, "Tolerations of the pods, as Kubernetes defines them."),
            deployment("processorImage", Shape.TEXT, "Container image to run instead of the default one."),
            deployment("processorVersion", Shape.TEXT, "Tag of the container image."),
            deployment("imagePullSecrets", Shape.LIST, "Secrets for pulling the container image."),
            deployment("maintenance", Shape.OBJECT, "Window in which the flow is stopped."),
            deployment("checkpointReset", Shape.BOOLEAN, "Start from the beginning once, without the old state."),
            ignored("checkpointPersistence", Shape.BOOLEAN, "Read positions are always part of the checkpoint."),
            ignored("checkpointSyncOnAck", Shape.BOOLEAN, "Positions and output always become durable together."),
            ignored("checkpointSaveInterval", Shape.DURATION, "See `delivery.checkpointInterval`."),
            ignored("ackGranularity", Shape.GRANULARITY, "Records are acknowledged by checkpoints."),
            ignored(
                    "strictIdempotency",
                    Shape.BOOLEAN,
                    "See `delivery.guarantee`: what cannot be kept does not compile."),
            ignored("tests", Shape.LIST, "Input records and the output that they must give; not run by this version."),
            ignored("channelBufferSize", Shape.WHOLE_NUMBER, "Flink sizes its buffers itself."));

    /** The fields whose presence shows that a spec was written for Weir. */
    static final List<String> OWN = List.of("delivery", "eventTime", "dropState", "parallelism", "tests");

    private DataFlowFields() {}

    private static SpecField flow(String name, Shape shape, String doc) {
        return new SpecField(name, shape, Use.FLOW, doc);
    }

    private static SpecField deployment(String name, Shape shape, String doc) {
        return new SpecField(name, shape, Use.DEPLOYMENT, doc);
    }

    private static SpecField ignored(String name, Shape shape, String doc) {
        return new SpecField(name, shape, Use.IGNORED, doc);
    }
}
