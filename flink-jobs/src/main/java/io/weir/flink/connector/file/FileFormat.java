package io.weir.flink.connector.file;

import io.weir.declare.Doc;

/** What the lines of a file hold. */
public enum FileFormat {
    @Doc("One JSON value per line.")
    JSON
}
