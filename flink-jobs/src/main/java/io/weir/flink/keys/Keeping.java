package io.weir.flink.keys;

/** How tables get into checkpoints. */
interface Keeping {
    /** A table is there from now on, empty or as the state has it. */
    void begin(Shelf shelf, int group) throws Exception;

    /** The table is going to change. */
    void beforeChange(Shelf shelf, int group) throws Exception;

    /** A fingerprint was added to the table. */
    void added(Shelf shelf, long high, long low, long number);

    /** The table is gone. */
    void end(Shelf shelf, int group) throws Exception;

    /** A checkpoint begins; gives each table's turn to {@link #save}. */
    void checkpoint();

    /** Puts what the checkpoint still lacks of a table into the state. */
    void save(Shelf shelf, int group) throws Exception;
}
