package io.weir.record.slot;

import io.weir.record.Fields;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which slots a value and the values below it go to. Paths mean here what they mean to {@link Fields#find}: a name steps into an
 * object, digits step into an array as well.
 */
public final class SlotTree {
    private static final int[] NO_SLOTS = {};

    private final Map<String, SlotTree> below = new LinkedHashMap<>();
    private int[] slots = NO_SLOTS;

    /** Sends the value at the path to a slot, besides others that it goes to already. The empty path is this value itself. */
    public SlotTree add(List<String> path, int slot) {
        SlotTree at = this;
        for (String segment : path) {
            at = at.below.computeIfAbsent(segment, unseen -> new SlotTree());
        }
        at.slots = Arrays.copyOf(at.slots, at.slots.length + 1);
        at.slots[at.slots.length - 1] = slot;
        return this;
    }

    /** The slots of the value itself. */
    int[] slots() {
        return slots;
    }

    /** The fields of this value that have slots, or parts with slots. */
    Map<String, SlotTree> below() {
        return below;
    }

    /** What a field of this value needs. */
    SlotTree field(String name) {
        SlotTree found = below.get(name);
        return found == null ? new SlotTree() : found;
    }

    /** What an element of this value needs: several paths may write one index. */
    SlotTree element(int index) {
        SlotTree all = new SlotTree();
        below.forEach((segment, tree) -> {
            if (Fields.index(segment) == index) {
                all.merge(tree);
            }
        });
        return all;
    }

    /** The largest index that a path steps through. */
    OptionalInt lastElement() {
        return below.keySet().stream()
                .mapToInt(Fields::index)
                .filter(index -> index >= 0)
                .max();
    }

    private void merge(SlotTree other) {
        int own = slots.length;
        slots = Arrays.copyOf(slots, own + other.slots.length);
        System.arraycopy(other.slots, 0, slots, own, other.slots.length);
        other.below.forEach((segment, tree) ->
                below.computeIfAbsent(segment, unseen -> new SlotTree()).merge(tree));
    }
}
