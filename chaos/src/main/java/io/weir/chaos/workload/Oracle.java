package io.weir.chaos.workload;

import io.weir.chaos.flow.FlowPlan;

/**
 * Tells what must become of each record in a flow, from what the documents promise and not from the product's code.
 *
 * @param flow where the records go
 */
public record Oracle(FlowPlan flow) {

    /** The only right fate of the record. */
    public Fate fate(Item item) {
        return switch (item.kind()) {
            case PLAIN -> Fate.OUT;
            case EXTRA -> flow.dropsExtra() ? Fate.FILTERED : Fate.OUT;
            case FILTERED -> Fate.FILTERED;
            case DUPLICATE -> flow.deduplicates() ? Fate.DEDUPLICATED : Fate.OUT;
            case LATE -> flow.deduplicates() ? Fate.LATE : Fate.OUT;
            case POISON -> Fate.DEAD_LETTERED;
            case GIANT -> flow.target().isTopic() ? Fate.DEAD_LETTERED : Fate.OUT;
            case REFUSED -> flow.target().isTable() ? Fate.DEAD_LETTERED : Fate.OUT;
        };
    }
}
