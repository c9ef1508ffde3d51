/** Reads a log into the entries that the register follows. All input and output of it is here. */
@NullMarked
package dev.assize.register.reading;

import org.jspecify.annotations.NullMarked;
