/** PostgreSQL as source and sink: typed connections, rows staged with COPY, a ledger for exactly-once. */
@NullMarked
package io.weir.flink.connector.postgres;

import org.jspecify.annotations.NullMarked;
