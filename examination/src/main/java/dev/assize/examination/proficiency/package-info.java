/**
 * A blind test of an evaluator's set-up with specimens whose truth is known. {@link
 * dev.assize.examination.proficiency.Specimens} reads them, {@link
 * dev.assize.examination.proficiency.Key} gives them blind names, {@link
 * dev.assize.examination.proficiency.Handout} makes agents of them that the set-up examines like
 * any other, and {@link dev.assize.examination.proficiency.Marking} holds its answers against the
 * truth.
 */
@NullMarked
package dev.assize.examination.proficiency;

import org.jspecify.annotations.NullMarked;
