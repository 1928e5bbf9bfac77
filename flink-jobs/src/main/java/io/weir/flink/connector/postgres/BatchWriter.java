package io.weir.flink.connector.postgres;

import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.RecordRejected;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Takes over records batch by batch. */
interface BatchWriter {
    /** Takes over the records, in order; those that it refuses are returned and leave no trace. */
    List<RefusedRecord> write(List<FlowRecord> records) throws SQLException, InterruptedException;

    /** The rows of the records; what has no place in the table is added to {@code refused}. */
    static List<Row> rows(RowMapper mapper, List<FlowRecord> records, List<RefusedRecord> refused) {
        List<Row> rows = new ArrayList<>(records.size());
        for (FlowRecord record : records) {
            try {
                rows.add(mapper.row(record));
            } catch (RecordRejected e) {
                refused.add(new RefusedRecord(record.origin(), new Refusal(e.code(), String.valueOf(e.getMessage()))));
            }
        }
        return rows;
    }

    /** A record that the table does not take. */
    record RefusedRecord(SourceRecord origin, Refusal reason) {}
}
