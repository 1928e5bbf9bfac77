package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir
    private Path base;

    @Test
    void aFlowThatNeverRanHasNoState() throws IOException {
        assertThat(StateDirectory.of(base, "default", "orders").latest()).isEmpty();
    }

    @Test
    void theNewestCompleteCheckpointOrSavepointCounts() throws IOException {
        StateDirectory state = StateDirectory.of(base, "default", "orders");
        complete(state.checkpoints().resolve("job-a/chk-7"), 1_000);
        complete(state.savepoints().resolve("savepoint-1"), 3_000);
        complete(state.checkpoints().resolve("job-b/chk-2"), 2_000);
        Files.createDirectories(state.checkpoints().resolve("job-b/chk-3"));

        assertThat(state.latest()).contains(state.savepoints().resolve("savepoint-1"));
    }

    private static void complete(Path folder, long writtenAt) throws IOException {
        Path metadata = Files.createFile(Files.createDirectories(folder).resolve("_metadata"));
        Files.setLastModifiedTime(metadata, FileTime.fromMillis(writtenAt));
    }
}
