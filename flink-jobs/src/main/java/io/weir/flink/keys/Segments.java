package io.weir.flink.keys;

import io.weir.record.Fingerprint;
import java.util.Optional;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.KeyedStateBackend;

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
        shelf.added(high, low, number);
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
        Optional<KeyTable> fresh = shelf.takeFresh();
        if (fresh.isPresent()) {
            backend.setCurrentKey(groups.key(group, shelf.number()));
            state.add(fresh.get());
        }
    }
}
