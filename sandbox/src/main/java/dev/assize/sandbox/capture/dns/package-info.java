/**
 * Answers for names. Every name exists and has an address of its own, so that an address tells
 * later which name was meant.
 */
@NullMarked
package dev.assize.sandbox.capture.dns;

import org.jspecify.annotations.NullMarked;
