/** The work that Weir and its peers are compared on: what it does, and the records that it is done to. */
@NullMarked
package io.weir.bench.pipeline;

import org.jspecify.annotations.NullMarked;
