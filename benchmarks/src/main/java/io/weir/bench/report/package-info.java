/** What was measured: the file it is kept in, the tables and the plots made of it. */
@NullMarked
package io.weir.bench.report;

import org.jspecify.annotations.NullMarked;
