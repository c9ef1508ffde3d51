/**
 * A doctors' practice, seen by its practice assistant: how its tools behave and how it is furnished
 * for a trial. All else about it is data, in {@code worlds/clinic/}.
 *
 * <p>Everything is drawn from the seed: patients, colleagues, medicines, values, dates. No
 * medicine, practice or insurer in it is real.
 */
@NullMarked
package dev.assize.world.clinic;

import org.jspecify.annotations.NullMarked;
