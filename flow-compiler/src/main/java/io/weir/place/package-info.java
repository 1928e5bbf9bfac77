/** From a plan to a job plan: parallelism, identities and promises. */
@NullMarked
package io.weir.place;

import org.jspecify.annotations.NullMarked;
