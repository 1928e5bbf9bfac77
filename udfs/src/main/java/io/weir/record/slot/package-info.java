/** The fields that a plan looks at, found in a record's bytes without making a tree of it. */
@NullMarked
package io.weir.record.slot;

import org.jspecify.annotations.NullMarked;
