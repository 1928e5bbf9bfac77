/** What is wrong with a spec: values, collected, located, rendered once. */
@NullMarked
package io.weir.problem;

import org.jspecify.annotations.NullMarked;
