/**
 * Attacks that an attacker's model proposes while an examination searches for attacks that work:
 * what it is asked, what it answered, and the evidence of both. Knows neither plans nor lanes.
 */
@NullMarked
package dev.assize.examination.proposing;

import org.jspecify.annotations.NullMarked;
