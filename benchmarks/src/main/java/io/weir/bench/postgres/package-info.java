/** What it costs to write rows to PostgreSQL. */
@NullMarked
package io.weir.bench.postgres;

import org.jspecify.annotations.NullMarked;
