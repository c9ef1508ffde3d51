/**
 * Those who examine, as the register has them: what they are drawn for, how they stand, what is odd
 * about them, and how the market is divided among them.
 */
@NullMarked
package dev.assize.register.profession;

import org.jspecify.annotations.NullMarked;
