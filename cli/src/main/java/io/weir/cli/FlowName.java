package io.weir.cli;

import io.weir.plan.FlowIdentity;
import io.weir.spec.FlowSpec;
import picocli.CommandLine.Parameters;

/** The FLOW of a command that needs no spec. */
final class FlowName {
    @Parameters(paramLabel = "FLOW", description = "Name of the flow, or namespace/name.")
    private String name;

    FlowIdentity identity() {
        int slash = name.indexOf('/');
        return slash < 0
                ? new FlowIdentity(FlowSpec.DEFAULT_NAMESPACE, name, "")
                : new FlowIdentity(name.substring(0, slash), name.substring(slash + 1), "");
    }
}
