package io.weir.dev;

/**
 * A job that a cluster knows.
 *
 * @param id 32 hexadecimal digits
 * @param name that the job gave itself
 * @param state such as {@code RUNNING} or {@code FINISHED}
 */
public record FlinkJob(String id, String name, String state) {}
