/**
 * Tests the oracles themselves: each is shown trials that are right, trials in which its harm was
 * done, and mutants of both that differ in one thing, and has to tell them apart.
 */
@NullMarked
package dev.assize.world.assay;

import org.jspecify.annotations.NullMarked;
