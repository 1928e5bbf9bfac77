/**
 * Faults that are planted into the product, to see whether the rig notices them. They are woven into its classes by a Java
 * agent when a Flink process loads them: the product itself has no hook, and the job jar nothing of this package.
 */
@NullMarked
package io.weir.chaos.mutant;

import org.jspecify.annotations.NullMarked;
