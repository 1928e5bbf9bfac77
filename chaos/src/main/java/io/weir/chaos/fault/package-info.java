/** What is done to running flows, and when. */
@NullMarked
package io.weir.chaos.fault;

import org.jspecify.annotations.NullMarked;
