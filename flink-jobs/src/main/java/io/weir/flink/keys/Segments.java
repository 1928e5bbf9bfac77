package io.weir.flink.keys;

import io.weir.record.Fingerprint;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a table as a list of segments, one for each checkpoint that found something new in it. A backend that snapshots
 * incrementally uploads new segments only.
 */
record Segments(KeyedStateBackend<Fingerprint> backend, ListState<KeyTable> state, KeyGroups groups)
        implements Keeping {
    @Override
    public void begin(Shelf shelf, int group) {}

    @Override
    public void beforeChange(Shelf shelf, int group) {}

    @Override
    public void added(Shelf shelf, long high, long low, long number) {
        shelf.freshToAdd().add(high, low, number);
    }

    @Override
    public void end(Shelf shelf, int group) {
        backend.setCurrentKey(groups.key(group, shelf.number()));
        state.clear();
    }

    @Override
    public void checkpoint() {}

    @Override
    public void save(Shelf shelf, int group) throws Exception {
        @Nullable KeyTable fresh = shelf.fresh();
        if (fresh != null) {
            backend.setCurrentKey(groups.key(group, shelf.number()));
            state.add(fresh);
            shelf.saved();
        }
    }
}
