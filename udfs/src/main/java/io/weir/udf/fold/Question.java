package io.weir.udf.fold;

import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotForm;
import io.weir.record.slot.SlotValue;
import io.weir.record.slot.Slots;
import io.weir.udf.Condition;
import io.weir.udf.RecordRejected;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * A condition as a folded step asks it: of slots if it has a form for that, else of a tree of just the fields that it names.
 *
 * @param paths the fields that need slots
 */
record Question(Condition condition, Set<Path> paths) {
    static Question of(Condition condition) {
        Set<Path> paths = condition
                .slotForm()
                .map(SlotForm::paths)
                .orElseGet(() -> condition.reads().stream()
                        .map(path -> Path.of(path.segments().get(0)))
                        .collect(Collectors.toSet()));
        return new Question(condition, paths);
    }

    /** Whether it can be asked at all without the whole record. */
    static boolean isPossible(Condition condition) {
        return condition.slotForm().isPresent() || !condition.readsWholeRecord();
    }

    Asked open(ToIntFunction<Path> slot) {
        return condition
                .slotForm()
                .<Asked>map(form -> {
                    SlotCondition opened = form.open(slot);
                    return (slots, origin) -> opened.test(slots);
                })
                .orElseGet(() -> ofTree(slot));
    }

    private Asked ofTree(ToIntFunction<Path> slotOf) {
        Map<String, Integer> fields = new LinkedHashMap<>();
        paths.forEach(path -> fields.put(path.name(), slotOf.applyAsInt(path)));
        return (slots, origin) -> {
            Map<String, Value> found = new LinkedHashMap<>();
            fields.forEach((name, slot) -> SlotValue.of(slots, slot).ifPresent(value -> found.put(name, value)));
            FlowRecord asked = FlowRecord.of(origin, new Value.Struct(found));
            return condition.test(asked) ? SlotCondition.YES : SlotCondition.NO;
        };
    }

    /** A question with its slots. Used by one thread. */
    @FunctionalInterface
    interface Asked {
        /** One of the constants of {@link SlotCondition}. */
        int answer(Slots slots, SourceRecord origin) throws RecordRejected;
    }
}
