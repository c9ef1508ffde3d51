/** Entries of a log as the register reads them: signed statements, and by whom. */
@NullMarked
package dev.assize.register.entry;

import org.jspecify.annotations.NullMarked;
