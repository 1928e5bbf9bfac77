/** What a connector declares to the compiler, and the catalogue of all components. */
@NullMarked
package io.weir.component;

import org.jspecify.annotations.NullMarked;
