package dev.assize.gate.proof;

import org.jspecify.annotations.Nullable;

/**
 * Values of a fact among which nothing makes a difference.
 *
 * @param code of one of them, or {@link dev.assize.gate.fact.Fact#NOT_KNOWN}
 * @param value the same as a boolean, long or text; null if it is not known
 * @param words all of them, for people
 */
public record Cell(long code, @Nullable Object value, String words) {}
