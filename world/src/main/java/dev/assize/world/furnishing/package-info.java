/**
 * What organisations are furnished with, whichever world they belong to: names, amounts, accounts,
 * dates, and the reading and showing of objects. Everything is drawn from a seed; nothing here is
 * real.
 */
@NullMarked
package dev.assize.world.furnishing;

import org.jspecify.annotations.NullMarked;
