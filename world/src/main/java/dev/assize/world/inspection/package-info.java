/**
 * Looks a world over: whether its data fit each other, tell things apart, and give nothing away.
 */
@NullMarked
package dev.assize.world.inspection;

import org.jspecify.annotations.NullMarked;
