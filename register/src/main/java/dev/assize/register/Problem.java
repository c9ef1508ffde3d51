package dev.assize.register;

import dev.assize.statement.Digest;
import java.util.Optional;

/**
 * An entry of the log that has no effect.
 *
 * @param index in the log
 * @param id digest of its statement; empty if it could not be read
 * @param what is wrong with it, for people
 */
public record Problem(long index, Optional<Digest> id, String what) {}
