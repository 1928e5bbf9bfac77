package io.weir.flink.cluster;

import io.weir.plan.FlowIdentity;

/** A flow was to be started on a cluster where it runs already. */
public final class FlowIsRunning extends Exception {
    private static final long serialVersionUID = 1L;

    FlowIsRunning(FlowIdentity flow, LiveJob live) {
        super("flow '" + flow.namespace() + "/" + flow.name() + "' runs on this cluster already, as job " + live.id()
                + " (" + live.status()
                + "); stop that job first, replace it by 'weir upgrade', or give this flow another name");
    }
}
