package io.weir.cli;

import io.weir.plan.FlowIdentity;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where local runs keep their state. */
final class StateOption {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where checkpoints are kept; default: ${DEFAULT-VALUE}.",
            defaultValue = "${sys:user.home}/.weir/flows")
    private Path base;

    /** The directory of a flow. */
    StateDirectory of(FlowIdentity flow) {
        return StateDirectory.of(base, flow.namespace(), flow.name());
    }
}
