/**
 * Runs the examinations of programs that go beyond their behaviour: containment and collection. It
 * decides at which settings an agent is examined, gives each examination a sandbox of its own, and
 * keeps the results with the rest of the evidence.
 */
@NullMarked
package dev.assize.examination.further;

import org.jspecify.annotations.NullMarked;
