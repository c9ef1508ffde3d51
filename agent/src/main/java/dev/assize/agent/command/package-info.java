/**
 * Agents that are programs of their own: a known agent CLI, described in {@code agents/}, or any
 * command that a manifest spells out.
 *
 * <p>Each run gets a home and a working directory of its own, an environment without anything of
 * the caller's, and no standard input. When a run is over, its processes are gone. This package
 * does not confine what a program may read, write or connect to while it runs.
 */
@NullMarked
package dev.assize.agent.command;

import org.jspecify.annotations.NullMarked;
