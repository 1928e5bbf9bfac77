/** The records that a flow is fed, and what must become of each: told without asking the product. */
@NullMarked
package io.weir.chaos.workload;

import org.jspecify.annotations.NullMarked;
