package io.weir.expression.slot;

/** Takes the value of one term. Which fields mean something depends on the type that {@link Term#load} returned. */
public final class Cell {
    private static final byte[] NOTHING = new byte[0];

    long whole;
    double real;
    byte[] bytes = NOTHING;
    int start;
    int end;

    void text(byte[] in, int from, int to) {
        bytes = in;
        start = from;
        end = to;
    }

    void take(Cell other) {
        whole = other.whole;
        real = other.real;
        text(other.bytes, other.start, other.end);
    }
}
