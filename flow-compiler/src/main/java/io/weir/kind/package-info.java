/** The kinds of spec, one file each: from a spec to a draft. */
@NullMarked
package io.weir.kind;

import org.jspecify.annotations.NullMarked;
