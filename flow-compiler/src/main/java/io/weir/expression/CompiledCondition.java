package io.weir.expression;

import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.slot.SlotForm;
import io.weir.udf.Condition;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordRejected;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition that travels as its text and is compiled again where it arrives. */
final class CompiledCondition implements Condition {
    private static final long serialVersionUID = 1L;
    private final String text;
    private final Syntax syntax;
    private final Set<Path> reads;
    private final boolean wholeRecord;
    private transient @Nullable Expr tree;
    private transient @Nullable Evaluation evaluation;

    CompiledCondition(String text, Syntax syntax, Expr tree) {
        this.text = text;
        this.syntax = syntax;
        FieldUse use = Reads.of(tree);
        this.reads = use.reads();
        this.wholeRecord = use.wholeRecord();
        this.tree = tree;
    }

    @Override
    public boolean test(FlowRecord record) throws RecordRejected {
        Evaluation ready = evaluation;
        if (ready == null) {
            ready = tree().compose();
            evaluation = ready;
        }
        if (ready.of(record) instanceof Boolean answer) {
            return answer;
        }
        throw Evaluation.error("the expression's result is not true or false");
    }

    private Expr tree() {
        Expr ready = tree;
        if (ready == null) {
            ready = syntax.recompile(text);
            tree = ready;
        }
        return ready;
    }

    @Override
    public Optional<SlotForm> slotForm() {
        return SlotTranslation.of(tree());
    }

    @Override
    public Set<Path> reads() {
        return reads;
    }

    @Override
    public boolean readsWholeRecord() {
        return wholeRecord;
    }

    @Override
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
