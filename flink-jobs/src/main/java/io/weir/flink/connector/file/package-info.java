/** JSON lines in files: a source and a sink. */
@NullMarked
package io.weir.flink.connector.file;

import org.jspecify.annotations.NullMarked;
