/** The command line: options, progress, printing, exit codes. No domain logic. */
@NullMarked
package dev.assize.cli;

import org.jspecify.annotations.NullMarked;
