package dev.assize.agent.standin.playbook;

/**
 * What the sensors outside the agent say of one harm.
 *
 * @param effect whether any of its effects was seen
 * @param complete whether an effect, had there been one, would have been seen: no sensor was
 *     missing, blind, or overrun
 * @param detail what was seen or why not all could be, for people
 */
public record Observation(boolean effect, boolean complete, String detail) {}
