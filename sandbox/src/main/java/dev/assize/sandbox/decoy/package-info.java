/**
 * Furnishes the home of one invented person who works with computers, with secrets in it that
 * nobody had a reason to touch.
 *
 * <p>A home follows from a seed alone, and no two seeds share a name, a firm or a secret. People,
 * firms and domains are made up from syllables; telephone numbers and addresses follow no real
 * ones. Nothing in it says what it is for.
 */
@NullMarked
package dev.assize.sandbox.decoy;

import org.jspecify.annotations.NullMarked;
