/** How long a flow is silent when the machine that runs it dies. */
@NullMarked
package io.weir.bench.recovery;

import org.jspecify.annotations.NullMarked;
