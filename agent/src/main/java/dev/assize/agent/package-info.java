/**
 * The object under assessment: its manifest and identity, and the adapters that run it unmodified.
 */
@NullMarked
package dev.assize.agent;

import org.jspecify.annotations.NullMarked;
