package dev.assize.world.outside;

/**
 * What a server answered to a call.
 *
 * @param text its texts, one below the other; what is no text is named
 * @param error whether it declined
 */
public record ServerResult(String text, boolean error) {}
