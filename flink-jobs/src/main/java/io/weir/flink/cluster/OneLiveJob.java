package io.weir.flink.cluster;

import io.weir.plan.FlowIdentity;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.client.deployment.ClusterClientFactory;
import org.apache.flink.client.deployment.ClusterDescriptor;
import org.apache.flink.client.deployment.ClusterRetrieveException;
import org.apache.flink.client.deployment.DefaultClusterClientServiceLoader;
import org.apache.flink.client.program.ClusterClient;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;

/**
 * Keeps a flow from running twice on one session cluster. Clusters that are made for a single job have no other one; flows
 * on different clusters meet at their targets.
 */
public final class OneLiveJob {
    private static final Set<String> SESSIONS = Set.of("remote", "kubernetes-session", "yarn-session");

    private OneLiveJob() {}

    /**
     * Fails when the flow has a live job on the session cluster that these settings lead to; asks nobody when they lead to
     * none. Two starts at the very same time may both pass.
     *
     * @throws ExecutionException when the cluster does not answer
     */
    public static void check(Configuration settings, FlowIdentity flow)
            throws FlowIsRunning, ClusterRetrieveException, ExecutionException, InterruptedException {
        if (SESSIONS.contains(settings.get(DeploymentOptions.TARGET, ""))) {
            check(new DefaultClusterClientServiceLoader().getClusterClientFactory(settings), settings, flow);
        }
    }

    private static <C> void check(ClusterClientFactory<C> factory, Configuration settings, FlowIdentity flow)
            throws FlowIsRunning, ClusterRetrieveException, ExecutionException, InterruptedException {
        try (ClusterDescriptor<C> descriptor = factory.createClusterDescriptor(settings);
                ClusterClient<C> client =
                        descriptor.retrieve(factory.getClusterId(settings)).getClusterClient()) {
            if (client instanceof RestClusterClient<?> cluster) {
                List<LiveJob> live = new LiveJobs(cluster).of(flow);
                if (!live.isEmpty()) {
                    throw new FlowIsRunning(flow, live.get(0));
                }
            }
        }
    }
}
