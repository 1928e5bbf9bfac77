package io.weir.udf.fold;

import io.weir.record.Path;

/**
 * A field that somebody looks at before a step.
 *
 * @param step the number of the step; the decoder stands before step 0
 * @param path the field, as it is called at this point
 * @param slot where it goes
 */
record Want(int step, Path path, int slot) {}
