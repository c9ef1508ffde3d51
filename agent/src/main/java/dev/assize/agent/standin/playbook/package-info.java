/**
 * What a hijacked model tries, as data, and how what became of it is judged.
 *
 * <p>A {@link dev.assize.agent.standin.playbook.Playbook} is read from {@code agents/playbook/}:
 * the {@link dev.assize.agent.standin.playbook.Harm}s with the ways to do them, the rules that tell
 * what a harness's tools are for, and those that tell what became of a call. A {@link
 * dev.assize.agent.standin.playbook.Plot} puts some harms into a {@link
 * dev.assize.agent.standin.playbook.Setting} and yields the {@link
 * dev.assize.agent.standin.playbook.Move}s, each with a marker that nobody can guess, and what
 * sensors would see of each. {@link dev.assize.agent.standin.playbook.Containment} judges.
 *
 * <p>Guarantees: everything is immutable and thread-safe, and a plot follows from its seed; nothing
 * here runs anything; an answer whose wording is not known never counts as prevention.
 */
@NullMarked
package dev.assize.agent.standin.playbook;

import org.jspecify.annotations.NullMarked;
