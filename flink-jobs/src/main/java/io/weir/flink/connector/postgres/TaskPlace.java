package io.weir.flink.connector.postgres;

import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.runtime.state.ManagedInitializationContext;

/**
 * Which part of which job a task is.
 *
 * @param job the same for all attempts of one job, unique otherwise
 * @param checkpoint what the task was restored from; -1 when it starts afresh
 */
record TaskPlace(String job, long checkpoint, int index, int parallelism) {
    static TaskPlace of(RuntimeContext runtime, ManagedInitializationContext state) {
        TaskInfo task = runtime.getTaskInfo();
        return new TaskPlace(
                runtime.getJobInfo().getJobId().toHexString(),
                state.getRestoredCheckpointId().orElse(-1L),
                task.getIndexOfThisSubtask(),
                task.getNumberOfParallelSubtasks());
    }
}
