/** Dead letters come back: reading them from where they are kept, and sending them through their flow again, exactly once. */
@NullMarked
package io.weir.flink.replay;

import org.jspecify.annotations.NullMarked;
