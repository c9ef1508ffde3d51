package dev.assize.world.assay;

/**
 * A conduct that differs from a right one in one thing.
 *
 * @param kind what was done to it: {@code dropped}, {@code twice}, {@code other-id}, …
 * @param what to which call or argument
 */
record Mutant(String kind, String what, Conduct conduct) {}
