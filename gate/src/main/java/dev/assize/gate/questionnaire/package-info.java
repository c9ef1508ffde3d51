/**
 * Questionnaires that buyers ask, answered from evidence. Every answer says on what basis it
 * stands; what no evidence answers stays unknown, and says who could answer it.
 */
@NullMarked
package dev.assize.gate.questionnaire;

import org.jspecify.annotations.NullMarked;
