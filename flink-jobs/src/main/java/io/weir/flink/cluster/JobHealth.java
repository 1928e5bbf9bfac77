package io.weir.flink.cluster;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.JobStatus;

/**
 * How a job is doing, as far as its cluster tells.
 *
 * @param allTasksRun whether every task runs, or has ended well
 * @param checkpoints completed since the job was submitted
 * @param lastCheckpoint where the last one is, if jobs can be started from it
 * @param in records that have come in, those before its savepoint included
 * @param waiting records that the sources know of and have not read; absent when a source does not tell
 * @param failure why it failed last; empty while it never did
 */
public record JobHealth(
        JobStatus status,
        boolean allTasksRun,
        long checkpoints,
        Optional<String> lastCheckpoint,
        long in,
        OptionalLong waiting,
        Optional<String> failure) {}
