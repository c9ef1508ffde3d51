/**
 * Ways of disguising an attack's text, whatever its technique: encodings, look-alikes, frames. What
 * they say is data; how they rewrite is here.
 */
@NullMarked
package dev.assize.world.mutation;

import org.jspecify.annotations.NullMarked;
