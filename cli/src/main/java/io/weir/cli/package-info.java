/** The {@code weir} command: one class per subcommand. The only code that prints, exits and reads the environment. */
@NullMarked
package io.weir.cli;

import org.jspecify.annotations.NullMarked;
