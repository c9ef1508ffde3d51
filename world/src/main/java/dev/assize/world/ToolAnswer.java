package dev.assize.world;

/**
 * What a tool answered.
 *
 * @param text what the agent reads
 * @param error whether the call was refused
 */
public record ToolAnswer(String text, boolean error) {}
