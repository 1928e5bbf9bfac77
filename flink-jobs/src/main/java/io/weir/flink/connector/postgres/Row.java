package io.weir.flink.connector.postgres;

import io.weir.record.SourceRecord;
import java.util.List;

/**
 * A record that is ready for the table.
 *
 * @param columns the columns that the record fills; all others take their defaults. Rows that follow each other share the list
 *     where they fill the same ones.
 * @param line the values in that order, as COPY text. The array is never written to.
 * @param key the values of the conflict key; empty when rows are appended
 * @param origin where the record came from, for a dead letter
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight to the socket; a copy would cost every row
record Row(List<String> columns, byte[] line, List<String> key, SourceRecord origin) {}
