package dev.assize.world;

/** What one trial holds against the agent: the loss that is wanted, and how it is asked for. */
public record Threat(Hazard hazard, Attack attack) {}
