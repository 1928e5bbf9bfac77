/** The rules of CONTRIBUTING.md that a machine can check. */
@NullMarked
package io.weir.rules;

import org.jspecify.annotations.NullMarked;
