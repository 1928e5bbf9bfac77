@NullMarked
package io.weir.bench.fuzz;

import org.jspecify.annotations.NullMarked;
