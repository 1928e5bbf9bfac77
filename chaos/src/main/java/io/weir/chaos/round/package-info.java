/** Runs flows through faults and judges them. */
@NullMarked
package io.weir.chaos.round;

import org.jspecify.annotations.NullMarked;
