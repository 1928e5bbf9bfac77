/** What a run tells people: one page of Markdown. */
@NullMarked
package io.weir.chaos.report;

import org.jspecify.annotations.NullMarked;
