package io.weir.udf.fold;

import io.weir.record.Path;
import io.weir.record.slot.SlotTree;
import io.weir.udf.Effect;
import java.util.ArrayList;
import java.util.List;

/** One field of the source's record on its way through the steps: where it is looked at, and what becomes of it. */
final class FieldCourse {
    private final Folding folding;
    private final int stamp;
    private final SlotTree slots = new SlotTree();
    private final List<List<String>> names = new ArrayList<>();
    private List<Piece> pieces;

    private FieldCourse(Folding folding, Piece begin) {
        this.folding = folding;
        this.stamp = begin.stamp();
        this.pieces = List.of(begin);
    }

    /** The course of a field of the source's record. */
    static FieldCourse of(String name, Folding folding) throws Unfit {
        FieldCourse course = new FieldCourse(folding, Piece.field(name));
        course.follow(0);
        return course;
    }

    /** The course of a field that a stamp adds. */
    static FieldCourse added(int stamp, Folding folding) throws Unfit {
        Effect.Stamp effect = (Effect.Stamp) folding.effects().get(stamp);
        FieldCourse course = new FieldCourse(folding, Piece.added(effect.field().name(), stamp));
        for (int before = 0; before <= stamp; before++) {
            course.names.add(List.of());
        }
        course.follow(stamp + 1);
        return course;
    }

    /** The step that adds it; {@link Piece#NONE} for a field of the source's record. */
    int stamp() {
        return stamp;
    }

    /** Whether it is in the end what a stamp would have added. */
    boolean standsFor(FieldCourse added) {
        return pieces.stream().anyMatch(piece -> (piece.stamps() >> added.stamp() & 1) != 0);
    }

    /** What it becomes, in the order of the result's fields. */
    List<Piece> pieces() {
        return pieces;
    }

    /** The slots of its value and of what is inside. */
    SlotTree slots() {
        return slots;
    }

    /** What it was called behind a step, for steps that rename. */
    List<String> names(int step) {
        return names.get(step);
    }

    private void follow(int from) throws Unfit {
        for (int step = from; step < folding.effects().size(); step++) {
            Effect effect = folding.effects().get(step);
            if (!(effect instanceof Effect.Select)) {
                look(step);
            }
            pieces = after(step, effect);
            names.add(
                    effect instanceof Effect.Rename
                            ? pieces.stream().map(Piece::name).toList()
                            : List.of());
        }
    }

    /** Slots can be filled with what the source wrote, not with what a step has made of it. */
    private void look(int step) throws Unfit {
        for (Want want : folding.wants(step)) {
            for (Piece piece : pieces) {
                if (piece.begins(want.path())) {
                    if (!piece.isUntouched()) {
                        throw new Unfit(step, "looks at '" + want.path().text() + "', which a step before it changes");
                    }
                    fill(piece.below(want.path()), want.slot());
                }
            }
        }
    }

    private void fill(List<String> source, int slot) {
        slots.add(source.subList(1, source.size()), slot);
    }

    private List<Piece> after(int step, Effect effect) throws Unfit {
        if (effect instanceof Effect.Select) {
            return selected(step);
        } else if (effect instanceof Effect.Remove remove) {
            List<Piece> left = pieces;
            for (Path path : remove.fields()) {
                left = removed(left, path);
            }
            return left;
        } else if (effect instanceof Effect.Replace replace) {
            List<Piece> changed = pieces;
            for (Path path : replace.fields()) {
                changed = changed.stream()
                        .map(piece -> replaced(piece, path, replace.by()))
                        .toList();
            }
            return changed;
        } else if (effect instanceof Effect.Rename rename) {
            return pieces.stream().map(piece -> renamed(piece, rename)).toList();
        } else if (effect instanceof Effect.Stamp stamp) {
            String name = stamp.field().name();
            return pieces.stream()
                    .map(piece -> piece.name().equals(name) ? piece.stamped(step) : piece)
                    .toList();
        }
        return pieces;
    }

    private List<Piece> selected(int step) throws Unfit {
        List<Piece> selected = new ArrayList<>();
        for (Want want : folding.wants(step)) {
            for (Piece piece : pieces) {
                if (piece.begins(want.path())) {
                    boolean whole = want.path().segments().size() == 1;
                    if (!whole && !piece.isUntouched()) {
                        throw new Unfit(
                                step,
                                "takes '" + want.path().text() + "' out of a field that a step before it changes");
                    }
                    Piece taken = piece.selected(want.path(), want.slot());
                    selected.add(taken);
                    if (!taken.source().isEmpty()) {
                        fill(taken.source(), want.slot());
                    }
                }
            }
        }
        return selected;
    }

    private static List<Piece> removed(List<Piece> from, Path path) {
        boolean nested = path.segments().size() > 1;
        return from.stream()
                .filter(piece -> !piece.name().equals(path.dotted()))
                .map(piece -> nested && piece.begins(path) ? piece.edited(new Edit.RemoveInside(path)) : piece)
                .toList();
    }

    private static Piece replaced(Piece piece, Path path, Effect.Replacement by) {
        if (piece.name().equals(path.dotted())) {
            return piece.edited(new Edit.Whole(by));
        }
        return piece.begins(path) ? piece.edited(new Edit.ReplaceInside(path, by)) : piece;
    }

    private static Piece renamed(Piece piece, Effect.Rename rename) {
        Piece renamed = piece.named(rename.names().apply(piece.name()));
        return rename.inside()
                .map(change -> renamed.edited(new Edit.RenameInside(change)))
                .orElse(renamed);
    }
}
