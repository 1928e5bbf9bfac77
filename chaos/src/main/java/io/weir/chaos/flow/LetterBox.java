package io.weir.chaos.flow;

/** Where a flow under test puts its dead letters. */
public enum LetterBox {
    KAFKA,
    POSTGRES,
    FILE
}
