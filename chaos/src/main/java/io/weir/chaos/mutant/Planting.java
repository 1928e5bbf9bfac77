package io.weir.chaos.mutant;

import java.util.List;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.Listener.StreamWriting;
import net.bytebuddy.agent.builder.AgentBuilder.TypeStrategy;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatchers;

/** Changes classes on their way into the JVM, and says in the error output which ones it has changed. */
final class Planting {
    private static final String DONE = "[Byte Buddy] TRANSFORM ";

    private Planting() {}

    /** The changes of one mutant. */
    static AgentBuilder of(Mutant mutant) {
        AgentBuilder agent = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(TypeStrategy.Default.DECORATE)
                .with(StreamWriting.toSystemError().withTransformationsOnly());
        for (String type : mutant.sites().stream().map(Site::type).distinct().toList()) {
            List<Site> sites = mutant.sites().stream()
                    .filter(site -> site.type().equals(type))
                    .toList();
            agent = agent.type(ElementMatchers.named(type)).transform((builder, found, loader, module, domain) -> {
                DynamicType.Builder<?> changed = builder;
                for (Site site : sites) {
                    changed = changed.visit(site.in(found));
                }
                return changed;
            });
        }
        return agent;
    }

    /** Whether the process with that error output has loaded, changed, any class of the mutant. */
    static boolean happened(Mutant mutant, String errorOutput) {
        return mutant.sites().stream().map(site -> DONE + site.type() + " ").anyMatch(errorOutput::contains);
    }
}
