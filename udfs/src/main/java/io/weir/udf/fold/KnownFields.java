package io.weir.udf.fold;

import io.weir.record.slot.SlotScanner;
import io.weir.record.slot.SlotTree;
import io.weir.udf.Effect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields that the records seen so far have at their root, with what becomes of each: found out once per name. They have the
 * numbers that the scanner gives them.
 */
final class KnownFields {
    private final Folding folding;
    private final Template template;
    private final List<FieldCourse> added;

    /** By step that renames and by name behind it: the fields that get that name. */
    private final List<Map<String, BitSet>> owners = new ArrayList<>();

    /** Fields that the tree must follow. */
    private final BitSet unfit = new BitSet();

    /** By field: others that would get one name with it. */
    private final Map<Integer, BitSet> rivals = new HashMap<>();

    private int size;

    KnownFields(Folding folding, Template template, List<FieldCourse> added) {
        this.folding = folding;
        this.template = template;
        this.added = added;
        folding.effects().forEach(step -> owners.add(new HashMap<>()));
    }

    /** The slots of a field that was not seen before, which gets the next number. */
    SlotTree meet(String name) {
        int number = size++;
        try {
            FieldCourse course = FieldCourse.of(name, folding);
            for (int step = 0; step < owners.size(); step++) {
                if (folding.effects().get(step) instanceof Effect.Rename) {
                    meetNames(number, course, step);
                }
            }
            if (!template.takes(number, course)) {
                unfit.set(number);
            }
            return course.slots();
        } catch (Unfit why) {
            unfit.set(number);
            return new SlotTree();
        }
    }

    private void meetNames(int number, FieldCourse course, int step) {
        for (String name : course.names(step)) {
            BitSet same = owners.get(step).computeIfAbsent(name, unseen -> new BitSet());
            if (same.get(number)) {
                unfit.set(number);
            }
            same.stream().forEach(other -> {
                rivals.computeIfAbsent(other, unseen -> new BitSet()).set(number);
                rivals.computeIfAbsent(number, unseen -> new BitSet()).set(other);
            });
            same.set(number);
            if (added.stream().anyMatch(field -> field.names(step).contains(name) && !course.standsFor(field))) {
                unfit.set(number);
            }
        }
    }

    /** Whether all fields of the record at hand can be followed together, as far as that is known: no is always a good answer. */
    boolean areFit(SlotScanner record) {
        if (unfit.isEmpty() && rivals.isEmpty()) {
            return true;
        }
        if (!record.listsFields()) {
            record.listFields();
            return false;
        }
        BitSet present = new BitSet();
        for (int i = 0; i < record.fieldCount(); i++) {
            int field = record.field(i);
            BitSet against = rivals.get(field);
            if (unfit.get(field) || (against != null && against.intersects(present))) {
                return false;
            }
            present.set(field);
        }
        return true;
    }
}
