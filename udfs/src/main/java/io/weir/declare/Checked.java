package io.weir.declare;

/** An options record with rules across its options; the binder calls it once all options are bound. */
public interface Checked {
    /** Reports every broken rule; must not throw. */
    void check(Complaints complaints);
}
