/**
 * A second reading of the register's rules, sentence by sentence and slow, to hold the first
 * against. It shares with it which entries are valid, apart from bars, and from when they have
 * effect.
 */
@NullMarked
package dev.assize.register.literal;

import org.jspecify.annotations.NullMarked;
