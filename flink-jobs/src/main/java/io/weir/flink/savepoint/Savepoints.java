package io.weir.flink.savepoint;

import io.weir.plan.Uid;
import io.weir.upgrade.Inventory;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;

/**
 * Reads the {@code _metadata} of savepoints and checkpoints. It names every operator by its uid, and the uids of Weir tell
 * what the state is about; the state itself is not read.
 */
public final class Savepoints {
    /** What Flink puts before the uid of a sink's second operator. */
    private static final String COMMITTER = "Sink Committer: ";

    private Savepoints() {}

    /**
     * All state that a savepoint holds.
     *
     * @param path its directory or its {@code _metadata}, on any file system that this process knows
     * @throws IOException when it cannot be read, or was not made by a flow of Weir
     */
    public static Inventory read(String path) throws IOException {
        List<Uid> found = new ArrayList<>();
        for (OperatorState operator : metadata(path).getOperatorStates()) {
            if (hasState(operator)) {
                found.add(uid(operator, path));
            }
        }
        return Inventory.found("savepoint " + path, found);
    }

    private static CheckpointMetadata metadata(String path) throws IOException {
        CompletedCheckpointStorageLocation location = AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(path);
        try (DataInputStream in =
                new DataInputStream(location.getMetadataHandle().openInputStream())) {
            return Checkpoints.loadCheckpointMetadata(in, Savepoints.class.getClassLoader(), path);
        }
    }

    /** As Flink decides when it looks for a new operator that takes the state. */
    private static boolean hasState(OperatorState operator) {
        return operator.getCoordinatorState() != null
                || operator.getStates().stream().anyMatch(OperatorSubtaskState::hasState);
    }

    private static Uid uid(OperatorState operator, String path) throws IOException {
        String text = operator.getOperatorUid().orElse("");
        String own = text.startsWith(COMMITTER) ? text.substring(COMMITTER.length()) : text;
        Uid uid = Uid.parse(own)
                .orElseThrow(() -> new IOException("savepoint %s has state of an operator '%s', which is no flow's"
                        .formatted(path, operator.getOperatorName().orElse(text))));
        if (uid.about().isEmpty() && (own.length() < text.length() || isMoreThanCounters(operator))) {
            throw new IOException(
                    "savepoint %s does not say what the state of '%s' is about".formatted(path, uid.name()));
        }
        return uid;
    }

    private static boolean isMoreThanCounters(OperatorState operator) {
        return operator.getCoordinatorState() != null
                || operator.getStates().stream()
                        .anyMatch(task -> !task.getManagedKeyedState().isEmpty());
    }
}
