package io.weir.udf;

import io.weir.record.Fields;
import io.weir.record.Path;
import io.weir.record.Value;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The field that holds a record's time: RFC 3339, or epoch seconds or milliseconds.
 *
 * @param path where it is
 */
public record EventTimeField(Path path) implements Serializable {
    /** Numbers from here on are milliseconds: as seconds they would be in the year 5138, as milliseconds in 1973. */
    private static final BigDecimal MILLISECONDS_FROM = BigDecimal.valueOf(100_000_000_000L);

    private static final BigDecimal MILLISECONDS_PER_SECOND = BigDecimal.valueOf(1000);
    // longer ones are no times, and a huge exponent would cost memory
    private static final int LONGEST_NUMBER = 32;

    /**
     * The time of a record, in milliseconds since the epoch.
     *
     * @throws RecordRejected {@code missing-field}, {@code type-mismatch} or {@code value-out-of-range}
     */
    public long of(Value value) throws RecordRejected {
        return ofField(Fields.find(value, path));
    }

    /** The time that a field's value tells; as {@link #of} for a record with this field. */
    public long ofField(Optional<Value> value) throws RecordRejected {
        Value field = value.filter(found -> !(found instanceof Value.Null))
                .orElseThrow(() -> new RecordRejected("missing-field", "the event time '" + path + "' is missing"));
        if (field instanceof Value.Numeric number) {
            return number(number.lexeme());
        }
        if (field instanceof Value.Text text) {
            return text(text.text());
        }
        throw noTime();
    }

    private long number(String lexeme) throws RecordRejected {
        if (lexeme.length() > LONGEST_NUMBER || lexeme.indexOf('e') >= 0 || lexeme.indexOf('E') >= 0) {
            throw noTime();
        }
        BigDecimal number = new BigDecimal(lexeme);
        boolean milliseconds = number.abs().compareTo(MILLISECONDS_FROM) >= 0;
        BigDecimal exact = milliseconds ? number : number.multiply(MILLISECONDS_PER_SECOND);
        try {
            return exact.toBigInteger().longValueExact();
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    private long text(String text) throws RecordRejected {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw noTime();
        } catch (ArithmeticException e) {
            throw outOfRange();
        }
    }

    private RecordRejected noTime() {
        return new RecordRejected(
                "type-mismatch",
                "the event time '" + path + "' is neither RFC 3339 nor epoch seconds nor epoch milliseconds");
    }

    private RecordRejected outOfRange() {
        return new RecordRejected("value-out-of-range", "the event time '" + path + "' is out of range");
    }
}
