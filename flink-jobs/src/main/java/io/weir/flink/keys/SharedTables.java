package io.weir.flink.keys;

import io.weir.record.Fingerprint;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.runtime.state.KeyedStateBackend;

/**
 * The tables themselves are the state, for the backend that keeps state as objects on the heap: nothing is there twice. Such
 * a backend writes a checkpoint in the background from the objects as they were; so before a table changes for the first time
 * after a checkpoint, it is taken from the backend anew, which copies it if it is still being written.
 */
final class SharedTables implements Keeping {
    private final KeyedStateBackend<Fingerprint> backend;
    private final ListState<KeyTable> state;
    private final KeyGroups groups;
    private int checkpoint;

    SharedTables(KeyedStateBackend<Fingerprint> backend, ListState<KeyTable> state, KeyGroups groups) {
        this.backend = backend;
        this.state = state;
        this.groups = groups;
    }

    @Override
    public void begin(Shelf shelf, int group) throws Exception {
        backend.setCurrentKey(groups.key(group, shelf.number()));
        state.update(List.of(shelf.table()));
        shelf.replace(shelf.table(), checkpoint);
    }

    @Override
    public void beforeChange(Shelf shelf, int group) throws Exception {
        if (shelf.checkpoint() != checkpoint) {
            backend.setCurrentKey(groups.key(group, shelf.number()));
            shelf.replace(state.get().iterator().next(), checkpoint);
        }
    }

    @Override
    public void added(Shelf shelf, long high, long low, long number) {}

    @Override
    public void end(Shelf shelf, int group) {
        backend.setCurrentKey(groups.key(group, shelf.number()));
        state.clear();
    }

    @Override
    public void checkpoint() {
        checkpoint++;
    }

    @Override
    public void save(Shelf shelf, int group) {}
}
