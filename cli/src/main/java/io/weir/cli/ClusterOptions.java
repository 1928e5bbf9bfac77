package io.weir.cli;

import io.weir.flink.cluster.LiveJob;
import io.weir.flink.cluster.SessionCluster;
import io.weir.plan.FlowIdentity;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which cluster a command speaks to, and the jar that it gives it. */
final class ClusterOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--cluster",
            paramLabel = "URL",
            required = true,
            description = "The cluster's REST address, as in http://jobmanager:8081.")
    private URI cluster;

    /** The cluster. @throws ParameterException when the address is none */
    SessionCluster open() throws Exception {
        if (cluster.getHost() == null) {
            throw new ParameterException(
                    command.commandLine(),
                    "--cluster needs a URL such as http://localhost:8081, not '" + cluster + "'");
        }
        return SessionCluster.at(cluster);
    }

    /** The one live job of a flow. @throws IOException when there is none, or several */
    LiveJob onlyJob(SessionCluster open, FlowIdentity flow) throws Exception {
        List<LiveJob> live = open.jobs().of(flow);
        if (live.size() != 1) {
            String name = flow.namespace() + "/" + flow.name();
            throw new IOException(
                    live.isEmpty()
                            ? "no job of flow %s runs at %s".formatted(name, cluster)
                            : "%d jobs of flow %s run at %s: %s"
                                    .formatted(
                                            live.size(),
                                            name,
                                            cluster,
                                            live.stream().map(LiveJob::id).toList()));
        }
        return live.get(0);
    }
}
