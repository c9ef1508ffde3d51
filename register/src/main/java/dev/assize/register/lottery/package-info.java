/** Who examines: drawn by lot from those who may, by a seed that nobody chooses. */
@NullMarked
package dev.assize.register.lottery;

import org.jspecify.annotations.NullMarked;
