/**
 * Which tools an agent was certified with: the catalogue of their definitions' digests, and the
 * envelope that a gateway holds an agent to.
 */
@NullMarked
package dev.assize.gate.gateway.catalogue;

import org.jspecify.annotations.NullMarked;
