/**
 * Looks at the world for a decision: at a register's log, and at the agent that is about to run.
 */
@NullMarked
package dev.assize.gate.observation;

import org.jspecify.annotations.NullMarked;
