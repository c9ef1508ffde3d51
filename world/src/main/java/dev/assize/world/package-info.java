/**
 * Instrumented organisations for agents to work in: state, tools, tasks, hazards, attacks and the
 * oracles that judge them.
 *
 * <p>Nothing here knows which agent is tested. Outcomes follow from the state of the world and the
 * trace alone.
 */
@NullMarked
package dev.assize.world;

import org.jspecify.annotations.NullMarked;
