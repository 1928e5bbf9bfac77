package io.weir.udf.fold;

import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.BoundStep;
import io.weir.udf.EventTimeField;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import io.weir.udf.StepChain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records and sends them through stateless steps: by the fast path as far as it goes, and by the tree where it does not.
 * What comes out is the same in both ways. One instance serves one task; never called by two threads at once.
 */
public final class RecordSteps {
    private final String decoding;
    private final RecordDecoder decoder;
    private final StepChain all;
    private final @Nullable StepChain rest;
    private final @Nullable FastPath fast;
    private long decidedFast;

    private RecordSteps(String decoding, RecordDecoder decoder, List<BoundStep<?>> steps, boolean folds) {
        Folding folding = Folding.of(folds ? steps : List.of(), decoder.time().map(EventTimeField::path));
        this.decoding = decoding;
        this.decoder = decoder;
        this.all = StepChain.open(steps);
        this.rest =
                folding.steps() == steps.size() ? null : StepChain.open(steps.subList(folding.steps(), steps.size()));
        this.fast = folds && StepPath.isWorthwhile(folding, steps.size()) ? FastPath.open(folding, decoder) : null;
    }

    /**
     * Steps behind a decoder.
     *
     * @param decoding what a rejection by the decoder names as its step
     */
    public static RecordSteps open(String decoding, RecordDecoder decoder, List<BoundStep<?>> steps) {
        return new RecordSteps(decoding, decoder, steps, true);
    }

    /** The same without the fast path: the judge of it. */
    public static RecordSteps openOnTree(String decoding, RecordDecoder decoder, List<BoundStep<?>> steps) {
        return new RecordSteps(decoding, decoder, steps, false);
    }

    /** Decodes one record, sends it through all steps, and reports what became of it, once and completely. */
    public void apply(SourceRecord source, StepChain.Outcome outcome) {
        FastPath path = fast;
        FastPath.Result result = path == null ? FastPath.Result.UNDECIDED : path.apply(source);
        if (path == null || result == FastPath.Result.UNDECIDED) {
            applyOnTree(source, outcome);
            return;
        }
        decidedFast++;
        if (result == FastPath.Result.FILTERED) {
            outcome.filtered(1);
        } else if (rest == null) {
            outcome.emit(path.result(source));
        } else {
            rest.apply(path.result(source), outcome);
        }
    }

    /** How many records so far needed no tree, at least up to the first step that cannot be folded. */
    public long decidedFast() {
        return decidedFast;
    }

    private void applyOnTree(SourceRecord source, StepChain.Outcome outcome) {
        FlowRecord record;
        try {
            record = decoder.decode(source);
        } catch (RecordRejected why) {
            outcome.rejected(decoding, why);
            return;
        }
        all.apply(record, outcome);
    }
}
