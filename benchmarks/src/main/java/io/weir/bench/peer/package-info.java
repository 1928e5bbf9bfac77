/** The peers: the same pipeline as others write it, each as well tuned as its documentation tells. */
@NullMarked
package io.weir.bench.peer;

import org.jspecify.annotations.NullMarked;
