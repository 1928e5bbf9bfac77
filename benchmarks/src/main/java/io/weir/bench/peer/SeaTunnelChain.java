package io.weir.bench.peer;

import static java.util.Objects.requireNonNull;

import io.weir.bench.pipeline.Pipeline;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.seatunnel.api.configuration.ReadonlyConfig;
import org.apache.seatunnel.api.table.catalog.CatalogTable;
import org.apache.seatunnel.api.table.catalog.CatalogTableUtil;
import org.apache.seatunnel.api.table.type.BasicType;
import org.apache.seatunnel.api.table.type.SeaTunnelDataType;
import org.apache.seatunnel.api.table.type.SeaTunnelRow;
import org.apache.seatunnel.api.table.type.SeaTunnelRowType;
import org.apache.seatunnel.common.exception.SeaTunnelRuntimeException;
import org.apache.seatunnel.format.json.JsonDeserializationSchema;
import org.apache.seatunnel.format.json.JsonSerializationSchema;
import org.apache.seatunnel.transform.sql.SQLTransform;
import org.jspecify.annotations.Nullable;

/**
 * SeaTunnel's own JSON format and SQL transform, called one after the other as its engines do. Its rows have no event time, so
 * we put it into a column; its arrays hold no rows, so only flat records can be done.
 */
public final class SeaTunnelChain implements Work {
    private static final long serialVersionUID = 1L;

    private transient @Nullable JsonDeserializationSchema reader;
    private transient @Nullable SQLTransform transform;
    private transient @Nullable JsonSerializationSchema writer;
    private transient int time;

    @Override
    public void open() {
        SeaTunnelRowType columns = columns();
        time = columns.indexOf(Pipeline.TIME);
        reader = new JsonDeserializationSchema(false, false, columns);
        CatalogTable table = CatalogTableUtil.getCatalogTable("bench", "bench", "bench", "records", columns);
        SQLTransform sql = new SQLTransform(ReadonlyConfig.fromMap(Map.of("query", query())), table);
        sql.open();
        transform = sql;
        writer = new JsonSerializationSchema(
                sql.getProducedCatalogTable().getTableSchema().toPhysicalRowDataType());
    }

    private static SeaTunnelRowType columns() {
        String[] names = new String[Pipeline.SELECTED.size() + 1];
        SeaTunnelDataType<?>[] types = new SeaTunnelDataType<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = i < names.length - 1 ? Pipeline.SELECTED.get(i) : Pipeline.TIME;
            types[i] = switch (names[i]) {
                case "userId" -> BasicType.LONG_TYPE;
                case "amount" -> BasicType.DOUBLE_TYPE;
                default -> BasicType.STRING_TYPE;
            };
        }
        return new SeaTunnelRowType(names, types);
    }

    private static String query() {
        String columns = Pipeline.SELECTED.stream()
                .map(field -> (field.equals(Pipeline.MASKED) ? "'" + Pipeline.MASK + "'" : field) + " as "
                        + Pipeline.renamed(field))
                .collect(Collectors.joining(", "));
        return "select " + columns + ", " + Pipeline.TIME + " as " + Pipeline.renamed(Pipeline.TIME)
                + " from records where status = '" + Pipeline.STATUS + "' and amount > " + Pipeline.AMOUNT;
    }

    @Override
    public byte @Nullable [] apply(byte[] record, long eventTime) throws IOException {
        SeaTunnelRow row;
        try {
            row = requireNonNull(reader).deserialize(record);
        } catch (SeaTunnelRuntimeException malformed) {
            throw new IOException(malformed);
        }
        row.setField(time, Pipeline.time(eventTime));
        SeaTunnelRow result = requireNonNull(transform).map(row);
        return result == null ? null : requireNonNull(writer).serialize(result);
    }
}
