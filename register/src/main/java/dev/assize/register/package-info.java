/** What follows from a log: a pure function of its entries and a time, by the rules of a scheme. */
@NullMarked
package dev.assize.register;

import org.jspecify.annotations.NullMarked;
