package io.weir.udf.fold;

import io.weir.record.FlowRecord;
import io.weir.record.JsonBuffer;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotKind;
import io.weir.record.slot.SlotScanner;
import io.weir.record.slot.SlotValue;
import io.weir.record.slot.Slots;
import io.weir.udf.Effect;
import io.weir.udf.EventTimeField;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a record and sends it through folded steps in one pass over its bytes, and writes the result's bytes, without a tree. It
 * decides only what the tree would decide in the same way; a record that is malformed, refused by a step or merely unusual is left
 * to the tree. One instance serves one task and one thread.
 */
final class FastPath {
    /** What became of a record. */
    enum Result {
        /** It is not known: the tree must be asked. */
        UNDECIDED,
        /** A step dropped it. */
        FILTERED,
        /** It went through the steps; {@link #result} is what came out. */
        PASSED
    }

    private final @Nullable EventTimeField time;
    private final int timeSlot;
    private final Slots slots;
    private final SlotScanner scanner;
    private final KnownFields fields;
    private final Template template;
    private final Check[] checks;
    private final JsonBuffer out = new JsonBuffer();
    private long eventTime;
    private int route;

    private FastPath(Folding folding, RecordDecoder decoder, List<FieldCourse> added) {
        this.time = decoder.time().orElse(null);
        this.timeSlot = 0;
        this.template = new Template(folding, added);
        this.fields = new KnownFields(folding, template, added);
        this.slots = new Slots(template.slots());
        this.scanner = new SlotScanner(decoder.json(), slots, fields::meet);
        this.checks = checks(folding, added);
        if (template.needsFields()) {
            scanner.listFields();
        }
    }

    /** A path for the folded steps. */
    static FastPath open(Folding folding, RecordDecoder decoder) {
        try {
            return new FastPath(folding, decoder, folding.added());
        } catch (Unfit impossible) {
            throw new IllegalStateException("steps were folded that cannot be", impossible);
        }
    }

    /** Decides about a record. */
    Result apply(SourceRecord source) {
        byte[] payload = source.payload();
        if (payload == null) {
            return Result.UNDECIDED;
        }
        try {
            if (!scanner.scan(payload) || !fields.areFit(scanner)) {
                return Result.UNDECIDED;
            }
            eventTime = time == null ? source.eventTime() : time.ofField(SlotValue.of(slots, timeSlot));
            route = FlowRecord.MAIN;
            for (Check check : checks) {
                Result result = check.of(source);
                if (result != Result.PASSED) {
                    return result;
                }
            }
            template.write(scanner, slots, eventTime, out);
            return Result.PASSED;
        } catch (RecordRejected | RuntimeException refused) {
            // the tree refuses it again, and knows at which step
            return Result.UNDECIDED;
        }
    }

    /** What came out of the last step. */
    FlowRecord result(SourceRecord source) {
        return FlowRecord.written(source, out.toBytes(), eventTime, route);
    }

    private Check[] checks(Folding folding, List<FieldCourse> added) {
        List<Check> all = new ArrayList<>();
        for (int step = 0; step < folding.effects().size(); step++) {
            Effect effect = folding.effects().get(step);
            List<Want> wants = folding.wants(step);
            if (effect instanceof Effect.Keep) {
                all.add(keep(asked(folding, step).get(0)));
            } else if (effect instanceof Effect.Route) {
                all.add(route(asked(folding, step)));
            } else if (effect instanceof Effect.Select && !alwaysFinds(step, wants, added)) {
                all.add(select(wants.get(0).slot(), wants.get(0).slot() + wants.size()));
            }
        }
        return all.toArray(new Check[0]);
    }

    private static List<Question.Asked> asked(Folding folding, int step) {
        Map<Path, Integer> slotOf = folding.wants(step).stream().collect(Collectors.toMap(Want::path, Want::slot));
        return folding.questions(step).stream()
                .map(question -> question.open(slotOf::get))
                .toList();
    }

    /** A stamp's field is always there when the select takes it. */
    private static boolean alwaysFinds(int step, List<Want> wants, List<FieldCourse> added) {
        return added.stream()
                .filter(course -> course.stamp() < step)
                .flatMap(course -> course.pieces().stream())
                .anyMatch(piece -> wants.stream().anyMatch(want -> want.slot() == piece.slot()));
    }

    private Check keep(Question.Asked asked) {
        return source -> switch (asked.answer(slots, source)) {
            case SlotCondition.YES -> Result.PASSED;
            case SlotCondition.NO -> Result.FILTERED;
            default -> Result.UNDECIDED;
        };
    }

    private Check route(List<Question.Asked> routes) {
        return source -> {
            for (int i = 0; i < routes.size(); i++) {
                int answer = routes.get(i).answer(slots, source);
                if (answer == SlotCondition.YES) {
                    route = i;
                    return Result.PASSED;
                }
                if (answer != SlotCondition.NO) {
                    return Result.UNDECIDED;
                }
            }
            return Result.PASSED;
        };
    }

    private Check select(int from, int to) {
        return source -> {
            for (int slot = from; slot < to; slot++) {
                if (slots.kind[slot] != SlotKind.ABSENT) {
                    return Result.PASSED;
                }
            }
            return Result.UNDECIDED;
        };
    }

    /** What one step says to the record in the slots. */
    @FunctionalInterface
    private interface Check {
        Result of(SourceRecord source) throws RecordRejected;
    }
}
