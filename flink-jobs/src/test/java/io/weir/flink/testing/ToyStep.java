package io.weir.flink.testing;

import io.weir.record.Value;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.RecordRejected;
import io.weir.udf.Stateless;

/** Does to a record what its text says: {@code "drop"}, {@code "twice"}, {@code "refuse"}; only the word it is made for. */
public final class ToyStep implements Stateless<ToyStep.Options> {
    private static final long serialVersionUID = 1L;

    private final String word;

    public ToyStep(String word) {
        this.word = word;
    }

    public record Options() implements java.io.Serializable {}

    @Override
    public String name() {
        return word;
    }

    @Override
    public String summary() {
        return "For tests.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        return FieldUse.everything();
    }

    @Override
    public RecordFunction open(Options options) {
        return (record, out) -> {
            boolean mine = record.value().equals(new Value.Text(word));
            if (mine && word.equals("refuse")) {
                throw new RecordRejected("refused", "the step refuses it");
            }
            if (!mine || !word.equals("drop")) {
                out.emit(record);
            }
            if (mine && word.equals("twice")) {
                out.emit(record);
            }
        };
    }
}
